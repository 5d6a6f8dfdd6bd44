package io.github.brushwork.cli.batch;

import io.github.brushwork.cli.batch.Outcome.Done;
import io.github.brushwork.cli.batch.Outcome.Failed;
import io.github.brushwork.cli.batch.Outcome.Painted;
import io.github.brushwork.cli.batch.Summary.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Counts what becomes of jobs, and tells from it how long the others will take. Thread safe. */
final class Tally {

    private final int jobs;
    private final int parallel;
    private final Map<Integer, Failure> failures = new TreeMap<>();
    private int painted;
    private int done;
    private Duration paintedIn = Duration.ZERO;

    Tally(int jobs, int parallel) {
        this.jobs = jobs;
        this.parallel = parallel;
    }

    synchronized void add(Job job, Outcome outcome, Duration time) {
        if (outcome instanceof Painted) {
            painted++;
            paintedIn = paintedIn.plus(time);
        } else if (outcome instanceof Done) {
            done++;
        } else if (outcome instanceof Failed failed) {
            failures.put(job.number(), new Failure(job, failed.reason()));
        }
    }

    /** If the others take as long as those that were painted. */
    synchronized Duration remaining() {
        return painted == 0
                ? Duration.ZERO
                : paintedIn.multipliedBy(summary().left()).dividedBy((long) painted * parallel);
    }

    synchronized Summary summary() {
        return new Summary(jobs, painted, done, failures);
    }
}
