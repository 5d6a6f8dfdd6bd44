package io.github.brushwork.cli.batch;

import io.github.brushwork.cli.options.BatchOptions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Works through jobs. One that fails does not stop the others. */
public final class Batch {

    /** A picture is painted at so many sizes at most, each of which has its own style losses. */
    private static final int SCALES = 8;

    private final List<Job> jobs;
    private final int parallel;
    private final BatchDisplay display;
    private final Painter painter;
    private final Tally tally;

    /**
     * Prepares a batch.
     *
     * @param jobs what is to be painted
     * @param options how
     * @param messages where downloads are shown
     * @param display shows how it goes on
     */
    public Batch(List<Job> jobs, BatchOptions options, PrintWriter messages, BatchDisplay display) {
        this.jobs = List.copyOf(jobs);
        this.parallel = options.parallel();
        this.display = display;
        int styles = (int) jobs.stream().map(Job::styles).distinct().count();
        this.painter = new Painter(options.again(), parallel > 1, SCALES * styles, messages, display);
        this.tally = new Tally(jobs.size(), parallel);
    }

    /**
     * Paints. When the thread is interrupted, jobs under way are dropped, and the thread is still interrupted afterwards.
     *
     * @return what became of all jobs
     */
    public Summary paint() {
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        jobs.forEach(job -> threads.execute(() -> paint(job, threads)));
        threads.shutdown();
        try {
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            stop(threads);
            Thread.currentThread().interrupt();
        }
        Summary summary = tally.summary();
        display.ended(summary);
        return summary;
    }

    /** A listener that stops its run, as one does whom nobody hears, stops all. */
    private void paint(Job job, ExecutorService threads) {
        long begin = System.nanoTime();
        Outcome outcome = painter.paint(job);
        if (outcome instanceof Outcome.Dropped) {
            threads.shutdownNow();
            return;
        }
        tally.add(job, outcome, Duration.ofNanos(System.nanoTime() - begin));
        display.remaining(tally.summary().left(), tally.remaining());
    }

    /** Waits until no job writes any more. */
    private static void stop(ExecutorService threads) {
        threads.shutdownNow();
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                // It is being stopped already.
            }
        }
    }

    /**
     * Looks whether pictures can be read and fit the memory.
     *
     * @return the jobs that would fail; those that would be painted count as such
     */
    public Summary look() {
        jobs.forEach(job -> tally.add(job, painter.look(job), Duration.ZERO));
        return tally.summary();
    }
}
