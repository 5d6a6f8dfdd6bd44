package io.github.brushwork.cli.batch;

import io.github.brushwork.cli.display.Sentences;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TransferListener;
import io.github.brushwork.transfer.TransferProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lines for people: a few for each job, and one now and then while it takes long. */
public final class BatchLines implements BatchDisplay {

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final PrintWriter out;
    private final PrintWriter lines;
    private final int jobs;

    /**
     * Prepares the display.
     *
     * @param out where results are told
     * @param lines where progress and failures are told
     * @param jobs how many there are
     */
    public BatchLines(PrintWriter out, PrintWriter lines, int jobs) {
        this.out = out;
        this.lines = lines;
        this.jobs = jobs;
    }

    /** Tells one job's progress. */
    private final class Progress implements TransferListener {

        private final Job job;
        private Duration next = EVERY;

        private Progress(Job job) {
            this.job = job;
        }

        @Override
        public Decision onIteration(TransferProgress progress) {
            Duration elapsed = progress.point().elapsed();
            if (elapsed.compareTo(next) >= 0) {
                next = elapsed.plus(EVERY);
                print(lines, job, Sentences.progress(progress));
            }
            return Decision.CONTINUE;
        }
    }

    @Override
    public TransferListener begun(Job job) {
        print(lines, job, job.toString());
        return new Progress(job);
    }

    @Override
    public void painted(Job job, StyleTransferResult result) {
        print(out, job, Sentences.saved(result, job.output()));
    }

    @Override
    public void done(Job job) {
        print(out, job, job.output() + " is done already");
    }

    @Override
    public void failed(Job job, Throwable reason) {
        print(lines, job, "failed: " + Reasons.of(reason));
    }

    @Override
    public void remaining(int left, Duration time) {
        if (left > 0 && !time.isZero()) {
            print(lines, left + " left, about " + inWords(time));
        }
    }

    private static String inWords(Duration time) {
        return time.compareTo(Duration.ofMinutes(2)) < 0 ? time.toSeconds() + " s" : time.toMinutes() + " min";
    }

    @Override
    public void ended(Summary summary) {
        List<String> counts = new ArrayList<>();
        count(counts, summary.painted(), "painted");
        count(counts, summary.done(), "done already");
        count(counts, summary.failures().size(), "failed");
        count(counts, summary.left(), "left");
        print(out, "of " + summary.jobs() + " jobs " + String.join(", ", counts));
    }

    private static void count(List<String> counts, int count, String what) {
        if (count > 0) {
            counts.add(count + " " + what);
        }
    }

    private void print(PrintWriter to, Job job, String text) {
        print(to, job.number() + "/" + jobs + " " + text);
    }

    private static void print(PrintWriter to, String line) {
        to.println(line);
        to.flush();
    }
}
