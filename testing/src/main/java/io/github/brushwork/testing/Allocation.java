package io.github.brushwork.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much a piece of code allocates on the heap. */
public final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    /**
     * What a run allocates once it has run before, in the calling thread and in all others that are alive; the least of
     * several, because other threads of the JVM may allocate meanwhile.
     *
     * @param body what to measure
     * @param runs how many runs to take the least of
     * @return bytes
     */
    public static long ofAllThreads(Runnable body, int runs) {
        for (int i = 0; i < runs; i++) {
            body.run();
        }
        long least = Long.MAX_VALUE;
        long[] threads = THREADS.getAllThreadIds();
        for (int i = 0; i < runs; i++) {
            long[] before = THREADS.getThreadAllocatedBytes(threads);
            long overhead = THREADS.getCurrentThreadAllocatedBytes();
            body.run();
            long own = THREADS.getCurrentThreadAllocatedBytes() - overhead;
            long[] after = THREADS.getThreadAllocatedBytes(threads);
            least = Math.min(least, own + others(threads, before, after));
        }
        return least;
    }

    /** Without the calling thread, which the measurement itself makes allocate. */
    private static long others(long[] threads, long[] before, long[] after) {
        long sum = 0;
        for (int i = 0; i < threads.length; i++) {
            if (threads[i] != Thread.currentThread().getId() && after[i] >= 0) {
                sum += after[i] - before[i];
            }
        }
        return sum;
    }
}
