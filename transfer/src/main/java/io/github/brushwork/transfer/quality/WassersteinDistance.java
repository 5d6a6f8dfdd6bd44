package io.github.brushwork.transfer.quality;

import java.util.Arrays;
import java.util.List;

/** Optimal transport of numbers: the Wasserstein distance of order 1, the area between two cumulative distributions. */
final class WassersteinDistance {

    private final Cumulative numbers;
    private final List<Cumulative> others;
    private final double[] shares;

    private WassersteinDistance(float[] numbers, List<float[]> others, double[] shares) {
        this.numbers = new Cumulative(numbers);
        this.others = others.stream().map(Cumulative::new).toList();
        this.shares = shares;
    }

    /**
     * The distance between one list's distribution and a mixture of others'.
     *
     * @param numbers at least one; not modified
     * @param others lists of at least one; not modified
     * @param shares of each of the others in the mixture; they add up to 1
     * @return at least 0, in the unit of the numbers
     */
    static double distance(float[] numbers, List<float[]> others, double[] shares) {
        return new WassersteinDistance(numbers, others, shares).area();
    }

    private double area() {
        double area = 0;
        for (float from = next(); from < Float.POSITIVE_INFINITY; ) {
            double difference = differenceAt(from);
            float to = next();
            // beyond the last number both distributions have reached 1
            if (to < Float.POSITIVE_INFINITY) {
                area += Math.abs(difference) * ((double) to - from);
            }
            from = to;
        }
        return area;
    }

    /** The least number that was not passed yet; infinite after the last. */
    private float next() {
        float least = numbers.next();
        for (Cumulative other : others) {
            least = Math.min(least, other.next());
        }
        return least;
    }

    private double differenceAt(float number) {
        double mixture = 0;
        for (int k = 0; k < shares.length; k++) {
            mixture += shares[k] * others.get(k).upTo(number);
        }
        return numbers.upTo(number) - mixture;
    }

    /** A cumulative distribution that is walked along from its lowest number to its highest. */
    private static final class Cumulative {

        private final float[] sorted;
        private int passed;

        Cumulative(float[] numbers) {
            sorted = numbers.clone();
            Arrays.sort(sorted);
        }

        float next() {
            return passed == sorted.length ? Float.POSITIVE_INFINITY : sorted[passed];
        }

        /** Passes all that are not greater, and gives their share. */
        double upTo(float number) {
            while (next() <= number) {
                passed++;
            }
            return passed / (double) sorted.length;
        }
    }
}
