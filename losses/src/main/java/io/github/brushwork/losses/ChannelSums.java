package io.github.brushwork.losses;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Scratch;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;

/**
 * What is done to each channel of activations by itself, in chunks of positions. The chunks depend on the shape alone and
 * their sums are added up in order, so that the result does not depend on the number of workers.
 *
 * <p>For one thread at a time; allocates nothing once it is made.
 */
final class ChannelSums {

    /** Elements of a task: they fit into the second-level cache. */
    private static final int CHUNK = 1 << 15;
    /** Chunks at most: each has a row of sums. */
    private static final int CHUNKS = 256;

    private final int positions;
    private final int channels;
    private final int rows;
    private final double[] sums;
    private final Workers.Loop sum;
    private final Workers.Loop sumSquares;
    private final Workers.Loop addRow;
    private final Workers.Loop addScaled;

    /** Set for each call, as are those below. */
    private float[] activations;

    private float[] gradient;
    private double[] centres;
    private double[] factors;
    private double[] row;

    ChannelSums(Workers workers, Shape shape) {
        this.positions = shape.positions();
        this.channels = shape.channels();
        this.rows = rows(shape);
        this.sums = new double[chunks() * channels];
        this.sum = workers.loop(this::sumChunk);
        this.sumSquares = workers.loop(this::sumSquaresOfChunk);
        this.addRow = workers.loop(this::addRowToChunk);
        this.addScaled = workers.loop(this::addScaledToChunk);
    }

    static Footprint footprint(Shape shape) {
        long rows = rows(shape);
        return Footprint.doubles((shape.positions() + rows - 1) / rows * shape.channels());
    }

    /** Positions of a chunk. */
    private static int rows(Shape shape) {
        return Math.max(Math.max(1, CHUNK / shape.channels()), (shape.positions() + CHUNKS - 1) / CHUNKS);
    }

    private int chunks() {
        return (positions + rows - 1) / rows;
    }

    /**
     * Each channel's mean.
     *
     * @param activations positions x channels; not modified
     * @param means modified: overwritten
     */
    void means(float[] activations, double[] means) {
        this.activations = activations;
        run(sum);
        addUp(means);
        divide(means);
    }

    /**
     * Each channel's mean squared deviation.
     *
     * @param activations positions x channels; not modified
     * @param means where deviations are measured from; not modified
     * @param variances modified: overwritten
     */
    void variances(float[] activations, double[] means, double[] variances) {
        this.activations = activations;
        this.centres = means;
        run(sumSquares);
        addUp(variances);
        divide(variances);
    }

    /**
     * Adds one number for each channel at every position.
     *
     * @param row the numbers; not modified
     * @param gradient positions x channels; modified: added to
     */
    void addRow(double[] row, float[] gradient) {
        this.row = row;
        this.gradient = gradient;
        run(addRow);
    }

    /**
     * Adds {@code factors * (activations - centres) + row} at every position.
     *
     * @param activations positions x channels; not modified
     * @param centres one for each channel; not modified
     * @param factors one for each channel; not modified
     * @param row one for each channel; not modified
     * @param gradient positions x channels; modified: added to
     */
    void addScaled(float[] activations, double[] centres, double[] factors, double[] row, float[] gradient) {
        this.activations = activations;
        this.centres = centres;
        this.factors = factors;
        this.row = row;
        this.gradient = gradient;
        run(addScaled);
    }

    private void run(Workers.Loop loop) {
        try {
            loop.run(chunks());
        } finally {
            activations = null;
            gradient = null;
        }
    }

    private void addUp(double[] result) {
        Arrays.fill(result, 0);
        for (int i = 0; i < sums.length; i++) {
            result[i % channels] += sums[i];
        }
    }

    private void divide(double[] sums) {
        for (int c = 0; c < channels; c++) {
            sums[c] /= positions;
        }
    }

    private int end(int chunk) {
        return (int) Math.min(positions, (chunk + 1L) * rows);
    }

    private void sumChunk(int chunk, Scratch scratch) {
        int to = chunk * channels;
        Arrays.fill(sums, to, to + channels, 0);
        for (int p = chunk * rows; p < end(chunk); p++) {
            for (int c = 0; c < channels; c++) {
                sums[to + c] += activations[p * channels + c];
            }
        }
    }

    private void sumSquaresOfChunk(int chunk, Scratch scratch) {
        int to = chunk * channels;
        Arrays.fill(sums, to, to + channels, 0);
        for (int p = chunk * rows; p < end(chunk); p++) {
            for (int c = 0; c < channels; c++) {
                double deviation = activations[p * channels + c] - centres[c];
                sums[to + c] += deviation * deviation;
            }
        }
    }

    private void addRowToChunk(int chunk, Scratch scratch) {
        for (int p = chunk * rows; p < end(chunk); p++) {
            for (int c = 0; c < channels; c++) {
                gradient[p * channels + c] += (float) row[c];
            }
        }
    }

    private void addScaledToChunk(int chunk, Scratch scratch) {
        for (int p = chunk * rows; p < end(chunk); p++) {
            for (int c = 0; c < channels; c++) {
                int i = p * channels + c;
                gradient[i] += (float) (factors[c] * (activations[i] - centres[c]) + row[c]);
            }
        }
    }
}
