package io.github.brushwork.core.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * A fixed number of threads that share the tasks of parallel loops. Safe to share between threads: loops that run at the
 * same time take turns at the workers.
 *
 * <p>The thread that runs a loop is one of the workers while it waits, so that a loop on one worker needs no other thread.
 * The other threads are daemons; they live until {@link #close()}.
 *
 * <p>Which worker runs which task is left to chance. Kernels give the same bits all the same, because every element of a
 * result is computed by one task in a fixed order.
 */
public final class Workers implements AutoCloseable {

    /** The body of a parallel loop. */
    @FunctionalInterface
    public interface Task {

        /**
         * Runs one of the loop's independent tasks.
         *
         * @param index from 0 to one less than the number of tasks
         * @param scratch memory for this task alone
         */
        void run(int index, Scratch scratch);
    }

    private final Object monitor = new Object();
    /** Loops with tasks that nobody has begun, oldest first. */
    private final Deque<Loop> waiting = new ArrayDeque<>();

    private final List<Thread> threads = new ArrayList<>();
    /** The memory of the one calling thread that works at a time; null while it does. */
    private Scratch guest = new Scratch();

    /** Memory that loops share, not in use now. */
    private final Deque<Scratch> spare = new ArrayDeque<>();

    private boolean closed;

    /**
     * Starts workers.
     *
     * @param count how many tasks run at a time, at least 1
     * @throws IllegalArgumentException if the count is less than 1
     */
    public Workers(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("there must be at least 1 worker, not " + count);
        }
        for (int i = 1; i < count; i++) {
            Thread thread = new Thread(this::serve, "brushwork-" + i);
            thread.setDaemon(true);
            threads.add(thread);
        }
        threads.forEach(Thread::start);
    }

    /**
     * As many workers as the JVM has processors.
     *
     * @return new workers
     */
    public static Workers onAllProcessors() {
        return new Workers(Runtime.getRuntime().availableProcessors());
    }

    /**
     * How many tasks run at a time.
     *
     * @return at least 1
     */
    public int count() {
        return threads.size() + 1;
    }

    /**
     * Prepares a loop.
     *
     * @param task its body
     * @return a loop that can be run many times without allocating
     */
    public Loop loop(Task task) {
        return new Loop(task);
    }

    /**
     * Lends memory for what the tasks of several loops share: the same to those who come one after the other, so that many
     * kernels need no more than the largest of them.
     *
     * @return memory for the caller alone, until given back; what it holds is undefined
     */
    public Scratch borrow() {
        synchronized (monitor) {
            return spare.isEmpty() ? new Scratch() : spare.pop();
        }
    }

    /**
     * Takes memory back.
     *
     * @param scratch what {@link #borrow()} gave; no longer to be used by the caller
     */
    public void giveBack(Scratch scratch) {
        synchronized (monitor) {
            spare.push(scratch);
        }
    }

    /** A parallel loop: for one thread at a time. */
    public final class Loop {

        private final Task task;
        private int next;
        private int count;
        private int running;
        private Throwable failure;

        private Loop(Task task) {
            this.task = task;
        }

        /**
         * Runs the tasks and waits for them.
         *
         * @param tasks how many
         * @throws CancellationException if the calling thread is interrupted, before or meanwhile; no task runs any more
         *     then, the rest were not begun, and the thread is still interrupted
         * @throws IllegalStateException if the workers are closed
         */
        public void run(int tasks) {
            if (tasks == 0) {
                return;
            }
            begin(tasks);
            boolean interrupted = false;
            while (true) {
                Scratch scratch;
                synchronized (monitor) {
                    if (interrupted || Thread.currentThread().isInterrupted()) {
                        interrupted = true;
                        abandon();
                    }
                    if (next == count && running == 0) {
                        break;
                    }
                    if (next == count || guest == null) {
                        interrupted |= !await();
                        continue;
                    }
                    scratch = guest;
                    guest = null;
                }
                work(scratch);
                synchronized (monitor) {
                    guest = scratch;
                    monitor.notifyAll();
                }
            }
            end(interrupted);
        }

        private void begin(int tasks) {
            synchronized (monitor) {
                requireOpen();
                next = 0;
                count = tasks;
                failure = null;
                waiting.add(this);
                monitor.notifyAll();
            }
        }

        private void end(boolean interrupted) {
            if (interrupted) {
                Thread.currentThread().interrupt();
                throw new CancellationException("the thread was interrupted");
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure != null) {
                throw (RuntimeException) failure;
            }
        }

        /** Runs tasks of this loop until none is left or the thread is interrupted. */
        private void work(Scratch scratch) {
            int index = claim();
            while (index >= 0) {
                try {
                    task.run(index, scratch);
                } catch (RuntimeException | Error e) {
                    fail(e);
                }
                finish();
                index = Thread.currentThread().isInterrupted() ? -1 : claim();
            }
        }

        private int claim() {
            synchronized (monitor) {
                if (next == count) {
                    return -1;
                }
                running++;
                int index = next++;
                if (next == count) {
                    waiting.remove(this);
                }
                return index;
            }
        }

        private void finish() {
            synchronized (monitor) {
                running--;
                if (running == 0 && next == count) {
                    monitor.notifyAll();
                }
            }
        }

        private void fail(Throwable cause) {
            synchronized (monitor) {
                failure = failure == null ? cause : failure;
                abandon();
            }
        }

        /** Leaves the tasks that were not begun. */
        private void abandon() {
            next = count;
            waiting.remove(this);
        }

        /** Waits for news; false if interrupted. */
        private boolean await() {
            try {
                monitor.wait();
                return true;
            } catch (InterruptedException e) {
                return false;
            }
        }
    }

    /** What each thread does until the workers are closed. */
    private void serve() {
        Scratch scratch = new Scratch();
        Loop loop = nextLoop();
        while (loop != null) {
            loop.work(scratch);
            loop = nextLoop();
        }
    }

    private Loop nextLoop() {
        synchronized (monitor) {
            while (waiting.isEmpty() && !closed) {
                try {
                    monitor.wait();
                } catch (InterruptedException e) {
                    // Only whoever runs a loop can cancel it; nobody has a reason to interrupt a worker.
                }
            }
            return closed ? null : waiting.peek();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the engine, or its workers, are closed");
        }
    }

    /** Lets the threads end. A loop that still runs is finished by its caller. */
    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
    }
}
