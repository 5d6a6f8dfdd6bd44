package io.github.brushwork.cli.batch;

/** Lets jobs begin only while what all of them hold fits into the heap; one by itself may always begin. Thread safe. */
final class MemoryGate {

    private final long limit;
    private long held;

    MemoryGate(long limit) {
        this.limit = limit;
    }

    /** What a job holds, until it is closed. */
    final class Share implements AutoCloseable {

        private final long bytes;

        private Share(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public void close() {
            leave(bytes);
        }
    }

    /**
     * Waits until there is room.
     *
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    synchronized Share enter(long bytes) throws InterruptedException {
        while (held > 0 && held + bytes > limit) {
            wait();
        }
        held += bytes;
        return new Share(bytes);
    }

    private synchronized void leave(long bytes) {
        held -= bytes;
        notifyAll();
    }
}
