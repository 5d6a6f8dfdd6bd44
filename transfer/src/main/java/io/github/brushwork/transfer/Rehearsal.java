package io.github.brushwork.transfer;

import io.github.brushwork.transfer.settings.ScaleSchedule.Scale;
import java.time.Duration;
import java.util.List;

/**
 * What a short run at a small size took, and what a whole transfer will therefore take: everything but making the network takes as
 * long as the picture is large.
 *
 * @param longerSide pixels of its longer side
 * @param network time for the network, whatever the size
 * @param targets time for the targets
 * @param trace its losses
 */
record Rehearsal(int longerSide, Duration network, Duration targets, List<TracePoint> trace) {

    /** Network and targets for these scales. */
    Duration preparation(List<Scale> scales) {
        double growth = scales.stream().mapToDouble(this::growth).sum();
        return network.plus(nanos(growth * targets.toNanos()));
    }

    /** The iterations at these scales. */
    Duration optimization(List<Scale> scales) {
        double growth = scales.stream()
                .mapToDouble(scale -> scale.iterations() * growth(scale))
                .sum();
        return nanos(growth * nanosOfIteration());
    }

    private static Duration nanos(double nanos) {
        return Duration.ofNanos((long) nanos);
    }

    private double growth(Scale scale) {
        double ratio = scale.longerSide() / (double) longerSide;
        return ratio * ratio;
    }

    /** By the second half: in the first the JVM is still compiling. */
    private double nanosOfIteration() {
        int last = trace.size() - 1;
        int middle = last / 2;
        return last == 0
                ? elapsed(0).toNanos()
                : elapsed(last).minus(elapsed(middle)).toNanos() / (double) (last - middle);
    }

    private Duration elapsed(int index) {
        return trace.get(index).elapsed();
    }
}
