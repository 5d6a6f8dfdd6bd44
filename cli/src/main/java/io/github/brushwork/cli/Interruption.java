package io.github.brushwork.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Lets a run save what it has when the program is asked to end, as by Ctrl-C or by {@code kill}: its thread is interrupted, and the
 * program's end waits for it, but not for ever.
 */
final class Interruption {

    /** What shells show for a program that was interrupted. */
    static final int EXIT_CODE = 130;

    private static final long SECONDS = 60;

    private Interruption() {}

    /**
     * Works on this thread.
     *
     * @param work saves what it has and returns when its thread is interrupted
     * @return what the work returns
     */
    static int savingFirst(IntSupplier work) {
        Thread worker = Thread.currentThread();
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> interrupt(worker, done), "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.getAsInt();
        } finally {
            done.countDown();
            remove(hook);
        }
    }

    private static void interrupt(Thread worker, CountDownLatch done) {
        worker.interrupt();
        try {
            done.await(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already: the hook has done its work.
        }
    }
}
