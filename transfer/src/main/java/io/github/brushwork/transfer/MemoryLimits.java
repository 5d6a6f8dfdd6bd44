package io.github.brushwork.transfer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * What a process may hold.
 *
 * @param heap bytes in the Java heap
 * @param machine bytes in and outside of the heap together
 */
record MemoryLimits(long heap, long machine) {

    /**
     * The share of a heap that large arrays can fill: collectors cut the heap into regions and keep some free. Found by running
     * transfers in heaps that were just too small.
     */
    private static final double USABLE = 0.9;

    /** The limits here: the JVM's {@code -Xmx}, and the memory of the machine or the container. */
    static MemoryLimits here() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new MemoryLimits(Runtime.getRuntime().maxMemory(), system.getTotalMemorySize());
    }

    boolean allow(MemoryNeed need) {
        return need.heap() <= USABLE * heap && need.heap() + need.outside() <= machine;
    }

    /** The {@code -Xmx} that a need asks for, in MiB. */
    static long heapOption(MemoryNeed need) {
        return (long) Math.ceil(need.heap() / USABLE / (1 << 20));
    }
}
