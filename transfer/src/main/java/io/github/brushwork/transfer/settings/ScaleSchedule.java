package io.github.brushwork.transfer.settings;

import java.util.ArrayList;
import java.util.List;

/** The sizes at which the picture is painted, from coarse to fine; each starts from the result of the one before. */
public sealed interface ScaleSchedule {

    /**
     * One size of the picture.
     *
     * @param longerSide pixels of the longer side
     * @param iterations how many iterations, or rounds
     */
    record Scale(int longerSide, int iterations) {}

    /**
     * The sizes for a result.
     *
     * @param longerSide the result's, in pixels
     * @param iterations iterations, or rounds, at the final size
     * @return at least one scale, in ascending order; the last is the result's
     */
    List<Scale> scales(int longerSide, int iterations);

    /**
     * The final size alone.
     *
     * @return the schedule
     */
    static ScaleSchedule single() {
        return new Single();
    }

    /**
     * From a smallest size to the final one by a factor, as crowsonkb/style-transfer-pytorch has it: 128 to 512 by the square
     * root of 2, twice as many iterations at first as at each further scale.
     *
     * @param smallest least length of the longer side, at least 1; a smaller result has one scale
     * @param factor from one scale to the next, more than 1
     * @param firstEffort iterations at the first scale as a multiple of those at each other, more than 0
     * @return the schedule
     * @throws IllegalArgumentException if an argument is out of its range
     */
    static ScaleSchedule coarseToFine(int smallest, double factor, double firstEffort) {
        return new CoarseToFine(smallest, factor, firstEffort);
    }

    /**
     * Given fractions of the final size.
     *
     * @param stages in ascending order, the last of fraction 1 and effort 1
     * @return the schedule
     * @throws IllegalArgumentException if the fractions do not ascend to 1
     */
    static ScaleSchedule stages(Stage... stages) {
        return new Stages(List.of(stages));
    }

    /** The final size alone. */
    record Single() implements ScaleSchedule {
        @Override
        public List<Scale> scales(int longerSide, int iterations) {
            return List.of(new Scale(longerSide, iterations));
        }
    }

    /**
     * From a smallest size to the final one by a factor.
     *
     * @param smallest least length of the longer side
     * @param factor from one scale to the next
     * @param firstEffort iterations at the first scale as a multiple of those at each other
     */
    record CoarseToFine(int smallest, double factor, double firstEffort) implements ScaleSchedule {

        /**
         * @throws IllegalArgumentException if an argument is out of its range
         */
        public CoarseToFine {
            if (smallest < 1) {
                throw new IllegalArgumentException(
                        "a smallest scale of " + smallest + " pixels: it must be at least 1");
            }
            requireEffort(firstEffort);
            if (!(factor > 1) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException(
                        "a factor of " + factor + " from scale to scale: it must be more than 1");
            }
        }

        @Override
        public List<Scale> scales(int longerSide, int iterations) {
            List<Scale> scales = new ArrayList<>();
            double side = longerSide;
            while (scales.isEmpty()
                    || Math.round(side) >= smallest
                            && Math.round(side) < scales.get(0).longerSide()) {
                scales.add(0, new Scale((int) Math.round(side), iterations));
                side /= factor;
            }
            scales.set(0, new Scale(scales.get(0).longerSide(), times(firstEffort, iterations)));
            return scales;
        }
    }

    /**
     * A scale as a fraction of the final size.
     *
     * @param fraction of the final longer side, in (0, 1]
     * @param effort iterations as a multiple of those at the final size, more than 0
     */
    record Stage(double fraction, double effort) {

        /**
         * @throws IllegalArgumentException if an argument is out of its range
         */
        public Stage {
            requireEffort(effort);
            if (!(fraction > 0 && fraction <= 1)) {
                throw new IllegalArgumentException("a stage of " + fraction
                        + " of the final size: the fraction must be more than 0 and at most 1");
            }
        }
    }

    /**
     * Given fractions of the final size.
     *
     * @param stages in ascending order, the last of fraction 1
     */
    record Stages(List<Stage> stages) implements ScaleSchedule {

        /**
         * @throws IllegalArgumentException if the fractions do not ascend to 1
         */
        public Stages {
            stages = List.copyOf(stages);
            double last = 0;
            for (Stage stage : stages) {
                if (stage.fraction() <= last) {
                    throw new IllegalArgumentException("a stage of " + stage.fraction() + " after one of " + last
                            + ": each must be larger than the one before");
                }
                last = stage.fraction();
            }
            if (last != 1) {
                throw new IllegalArgumentException(
                        "the last stage is " + last + " of the final size: it must be 1, the result itself");
            }
        }

        @Override
        public List<Scale> scales(int longerSide, int iterations) {
            return stages.stream()
                    .map(stage -> new Scale(
                            (int) Math.max(1, Math.round(stage.fraction() * longerSide)),
                            times(stage.effort(), iterations)))
                    .toList();
        }
    }

    private static void requireEffort(double effort) {
        if (!(effort > 0) || Double.isInfinite(effort)) {
            throw new IllegalArgumentException(
                    "an effort of " + effort + " times the iterations: it must be finite and more than 0");
        }
    }

    private static int times(double effort, int iterations) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.round(effort * iterations)));
    }
}
