package io.github.brushwork.core.image.colour;

import java.util.Arrays;

/**
 * The monotone map of numbers that gives one list the distribution of another, whatever their lengths.
 *
 * <p>A value that takes up the ranks from a to b of n becomes the mean of the reference's quantiles from a / n to b / n.
 * So equal values stay equal, order is kept, the mean of the result is that of the reference, and without ties and with
 * lists of one length the result holds exactly the reference's values. Of all monotone maps it is the one of optimal
 * transport, averaged where a value would have to be split. Numbers that all lie within a millionth are taken for equal.
 */
final class QuantileMap {

    /**
     * Colours that are equal along an axis differ by less after they were turned. Ranks would spread even that over the whole
     * of the reference.
     */
    private static final float ROUNDING = 1e-6f;

    private final float[] smallest;
    private final float[] images;

    private QuantileMap(float[] smallest, float[] images) {
        this.smallest = smallest;
        this.images = images;
    }

    /**
     * @param source numbers, at least one; not modified
     * @param reference numbers, at least one; not modified
     */
    static QuantileMap between(float[] source, float[] reference) {
        float[] sorted = ascending(source);
        Quantiles quantiles = Quantiles.of(reference);
        float[] smallest = new float[sorted.length];
        float[] images = new float[sorted.length];
        int groups = 0;
        for (int from = 0, to; from < sorted.length; from = to) {
            to = endOfEquals(sorted, from);
            smallest[groups] = sorted[from];
            images[groups++] = quantiles.mean(from, to, sorted.length);
        }
        return new QuantileMap(Arrays.copyOf(smallest, groups), Arrays.copyOf(images, groups));
    }

    private static int endOfEquals(float[] sorted, int from) {
        if (sorted[sorted.length - 1] - sorted[0] <= ROUNDING) {
            return sorted.length;
        }
        int to = from + 1;
        while (to < sorted.length && sorted[to] == sorted[from]) {
            to++;
        }
        return to;
    }

    /**
     * @param value one of the source's
     */
    float apply(float value) {
        // sorting tells -0 from 0, which are equal here
        int at = Arrays.binarySearch(smallest, value);
        return images[at >= 0 ? at : Math.max(0, -at - 2)];
    }

    private static float[] ascending(float[] numbers) {
        float[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * The quantile function of numbers.
     *
     * @param sorted the numbers, ascending
     * @param sums of the first 0, 1, 2, ... of them
     */
    private record Quantiles(float[] sorted, double[] sums) {

        static Quantiles of(float[] numbers) {
            float[] sorted = ascending(numbers);
            double[] sums = new double[sorted.length + 1];
            for (int i = 0; i < sorted.length; i++) {
                sums[i + 1] = sums[i] + sorted[i];
            }
            return new Quantiles(sorted, sums);
        }

        /** Its mean from one fraction to another, given as ranks of so many. */
        float mean(int from, int to, int count) {
            double mean =
                    (integral(to, count) - integral(from, count)) * count / ((double) (to - from) * sorted.length);
            // a difference of sums has rounding that must not leave the range of the numbers
            return (float) Math.min(sorted[sorted.length - 1], Math.max(sorted[0], mean));
        }

        /** Its integral up to {@code rank / count}, times the length; exact in where it ends. */
        private double integral(int rank, int count) {
            long position = (long) rank * sorted.length;
            int whole = (int) (position / count);
            long part = position % count;
            return part == 0 ? sums[whole] : sums[whole] + sorted[whole] * (double) part / count;
        }
    }
}
