package io.github.brushwork.transfer;

import io.github.brushwork.transfer.settings.ScaleSchedule.Scale;
import java.time.Duration;
import java.util.List;

/** Where an iteration of one scale stands in the whole transfer. Scales are counted from 0, iterations from 1. */
record Timeline(List<Scale> scales) {

    Timeline {
        scales = List.copyOf(scales);
    }

    int iterations() {
        return scales.stream().mapToInt(Scale::iterations).sum();
    }

    /** Iterations before a scale. */
    int before(int scale) {
        return scales.subList(0, scale).stream().mapToInt(Scale::iterations).sum();
    }

    /** An estimate of the time left: an iteration takes as long as its picture is large. */
    Duration remaining(int scale, int iterationOfScale, Duration elapsed) {
        double done = iterationOfScale * area(scale);
        double left = (scales.get(scale).iterations() - iterationOfScale) * area(scale);
        for (int i = 0; i < scales.size(); i++) {
            double work = scales.get(i).iterations() * area(i);
            done += i < scale ? work : 0;
            left += i > scale ? work : 0;
        }
        return Duration.ofNanos((long) (elapsed.toNanos() * (left / done)));
    }

    private double area(int scale) {
        double side = scales.get(scale).longerSide();
        return side * side;
    }
}
