package io.github.brushwork.losses.ranks;

import io.github.brushwork.core.kernel.GramKernel;
import java.util.Arrays;
import java.util.Random;

/**
 * Random directions, and projections on them. They are taken as many at a time as there are channels, because the products
 * that kernels offer are those with square matrices; the last slice is filled up with zeros.
 */
final class Directions {

    private final int channels;
    private final int count;
    private final float[] rows;

    private Directions(int channels, int count, float[] rows) {
        this.channels = channels;
        this.count = count;
        this.rows = rows;
    }

    /** Directions that are uniformly distributed: normal distributions have no preferred direction. */
    static Directions random(int channels, int count, long seed) {
        Random random = new Random(seed);
        float[] rows = new float[Math.multiplyExact(count, channels)];
        double[] direction = new double[channels];
        for (int k = 0; k < count; k++) {
            double squares = 0;
            while (squares == 0) {
                Arrays.setAll(direction, c -> random.nextGaussian());
                squares = Arrays.stream(direction).map(x -> x * x).sum();
            }
            for (int c = 0; c < channels; c++) {
                rows[k * channels + c] = (float) (direction[c] / Math.sqrt(squares));
            }
        }
        return new Directions(channels, count, rows);
    }

    /** One unit vector after the other. */
    float[] rows() {
        return rows;
    }

    int slices() {
        return (count + channels - 1) / channels;
    }

    /** Index of a slice's first direction. */
    int first(int slice) {
        return slice * channels;
    }

    /** How many directions there are in a slice. */
    int inSlice(int slice) {
        return Math.min(channels, count - first(slice));
    }

    /**
     * Projects activations on the directions of a slice.
     *
     * @param slice which directions
     * @param kernel planned for the activations
     * @param activations positions x channels; not modified
     * @param matrix channels x channels; modified: its content is lost
     * @param projections positions x channels, of which as many columns are used as there are directions in the slice;
     *     modified: overwritten
     */
    void project(int slice, GramKernel kernel, float[] activations, float[] matrix, float[] projections) {
        Arrays.fill(matrix, 0);
        for (int k = 0; k < inSlice(slice); k++) {
            for (int c = 0; c < channels; c++) {
                matrix[c * channels + k] = rows[(first(slice) + k) * channels + c];
            }
        }
        Arrays.fill(projections, 0);
        kernel.multiplyAdd(activations, matrix, projections);
    }

    /**
     * Adds multiples of the directions of a slice at every position.
     *
     * @param slice which directions
     * @param kernel planned for the activations
     * @param multiples positions x channels, of which as many columns are used as there are directions; not modified
     * @param factor on the multiples
     * @param matrix channels x channels; modified: its content is lost
     * @param gradient positions x channels; modified: added to
     */
    void addBack(int slice, GramKernel kernel, float[] multiples, double factor, float[] matrix, float[] gradient) {
        Arrays.fill(matrix, 0);
        for (int i = 0; i < inSlice(slice) * channels; i++) {
            matrix[i] = (float) (factor * rows[first(slice) * channels + i]);
        }
        kernel.multiplyAdd(multiples, matrix, gradient);
    }
}
