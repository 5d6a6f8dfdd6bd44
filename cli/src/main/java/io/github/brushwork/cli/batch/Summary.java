package io.github.brushwork.cli.batch;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a batch.
 *
 * @param jobs how many there were
 * @param painted how many pictures were painted
 * @param done how many were there already
 * @param failures what went wrong, by the number of the job, in that order
 */
public record Summary(int jobs, int painted, int done, Map<Integer, Failure> failures) {

    /**
     * A job that failed.
     *
     * @param job the job
     * @param reason what went wrong
     */
    public record Failure(Job job, Throwable reason) {}

    /**
     * Creates a summary.
     *
     * @param jobs how many there were
     * @param painted how many pictures were painted
     * @param done how many were there already
     * @param failures what went wrong, by the number of the job
     */
    public Summary {
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    }

    /**
     * How many were not begun, or not ended, because the batch was interrupted.
     *
     * @return how many
     */
    public int left() {
        return jobs - painted - done - failures.size();
    }
}
