package io.github.brushwork.core.engine;

import java.util.concurrent.CancellationException;

/** Gives up between two steps of a computation; within a step the workers do. */
final class Interruption {

    private Interruption() {}

    /**
     * Looks whether the thread is interrupted; it stays so.
     *
     * @throws CancellationException if it is
     */
    static void check() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the thread was interrupted");
        }
    }
}
