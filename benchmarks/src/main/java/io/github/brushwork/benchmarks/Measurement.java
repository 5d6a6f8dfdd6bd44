package io.github.brushwork.benchmarks;

import java.util.Arrays;

/**
 * What JMH measured of one contender on one workload.
 *
 * @param benchmark short name, for example {@code convolution.forward}
 * @param workload what was computed, for example {@code 64-64@256}; empty if there is but one
 * @param contender what computed it, for example {@code vector}; empty if nothing competes
 * @param rounds the median of each round: milliseconds, or GFLOP/s of the machine's peak
 */
record Measurement(String benchmark, String workload, String contender, double[] rounds) {

    double median() {
        return Numbers.median(rounds);
    }

    /** GFLOP/s, round by round; none if it is not known how much is computed. */
    double[] rates() {
        double flops = Work.flops(benchmark, workload);
        return flops > 0 ? Arrays.stream(rounds).map(ms -> flops / ms / 1e6).toArray() : new double[0];
    }
}
