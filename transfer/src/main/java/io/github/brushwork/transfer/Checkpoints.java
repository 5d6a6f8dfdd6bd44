package io.github.brushwork.transfer;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where and how often a running transfer is saved, so that it can be resumed. Immutable.
 *
 * <p>A checkpoint holds the image, the optimizer's state, the position in the schedule of scales, the trace, and what must be
 * the same for the run to go on: settings, seed, and hashes of pictures and weights. It is written beside the file and moved
 * into its place, so that the file is always whole, whatever happens to the process. It is as large as the optimizer's state:
 * for L-BFGS of memory m, {@code 8 m + 16} bytes for each of the height x width x 3 variables.
 *
 * @param file the file; replaced each time
 * @param iterations how many iterations go by from one checkpoint to the next, at least 1
 * @param interval how much time goes by at least, at least 0
 */
public record Checkpoints(Path file, int iterations, Duration interval) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Checkpoints {
        Objects.requireNonNull(file, "file");
        if (iterations < 1) {
            throw new IllegalArgumentException(
                    "a checkpoint every " + iterations + " iterations: there must be at least 1");
        }
        if (interval.isNegative()) {
            throw new IllegalArgumentException("a checkpoint every " + interval + ": the time must not be negative");
        }
    }

    /**
     * After every so many iterations, and at the end of each scale.
     *
     * @param iterations at least 1
     * @param file the file; replaced each time
     * @return the plan
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static Checkpoints every(int iterations, Path file) {
        return new Checkpoints(file, iterations, Duration.ZERO);
    }

    /**
     * After the iteration in which so much time has gone by, and at the end of each scale.
     *
     * @param interval time from one checkpoint to the next
     * @param file the file; replaced each time
     * @return the plan
     * @throws IllegalArgumentException if the time is negative
     */
    public static Checkpoints every(Duration interval, Path file) {
        return new Checkpoints(file, 1, interval);
    }
}
