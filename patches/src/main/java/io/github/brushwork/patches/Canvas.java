package io.github.brushwork.patches;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;

/** Lays strokes over each other: every pixel becomes the weighted mean of those that cover it. */
final class Canvas {

    /** What part of the median distance is added to each, so that a perfect match is not the only one that counts. */
    private static final float SOFTNESS = 0.1f;

    private static final float LEAST = 1e-6f;

    private Canvas() {}

    /**
     * Lays strokes.
     *
     * @param window deviation in pixels of the bell by which a stroke fades from its middle; it hides the lattice of the grid
     * @return height x width x 3
     */
    static Tensor lay(PatchGrid grid, Strokes strokes, Matching matching, double window, Workers workers) {
        int size = grid.size();
        int width = grid.width();
        float[] weights = weights(matching.distances());
        float[] bell = bell(size, window);
        float[] painted = new float[3 * grid.height() * width];
        workers.loop((y, scratch) -> {
                    float[] sums = scratch.floats(width);
                    Arrays.fill(sums, 0, width, 0);
                    for (int row = (y + grid.stride() - 1) / grid.stride();
                            row < grid.rows() && grid.top(row) <= y;
                            row++) {
                        int i = y - grid.top(row);
                        if (i < size) {
                            addRow(grid, row, i, strokes, matching, weights, bell, painted, 3 * y * width, sums);
                        }
                    }
                    for (int at = 0; at < 3 * width; at++) {
                        painted[3 * y * width + at] /= sums[at / 3];
                    }
                })
                .run(grid.height());
        return new Tensor(new Shape(grid.height(), width, 3), painted);
    }

    /** Adds the pixels that a row of patches has in a row of the picture. */
    private static void addRow(
            PatchGrid grid,
            int row,
            int i,
            Strokes strokes,
            Matching matching,
            float[] weights,
            float[] bell,
            float[] painted,
            int start,
            float[] sums) {
        int size = grid.size();
        for (int column = 0; column < grid.columns(); column++) {
            int patch = row * grid.columns() + column;
            int left = grid.left(column);
            int from = matching.strokes()[patch] * strokes.length() + 3 * i * size;
            for (int j = Math.max(0, -left); j < Math.min(size, grid.width() - left); j++) {
                float weight = weights[patch] * bell[i * size + j];
                int to = start + 3 * (left + j);
                sums[left + j] += weight;
                painted[to] += weight * strokes.colours()[from + 3 * j];
                painted[to + 1] += weight * strokes.colours()[from + 3 * j + 1];
                painted[to + 2] += weight * strokes.colours()[from + 3 * j + 2];
            }
        }
    }

    /** Better matches count more: one step of iteratively reweighted least squares (Kwatra et al. 2005). */
    private static float[] weights(float[] distances) {
        float[] sorted = distances.clone();
        Arrays.sort(sorted);
        float floor = SOFTNESS * sorted[sorted.length / 2] + LEAST;
        float[] weights = new float[distances.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 / (distances[i] + floor);
        }
        return weights;
    }

    private static float[] bell(int size, double deviation) {
        float[] bell = new float[size * size];
        for (int i = 0; i < bell.length; i++) {
            double y = i / size - (size - 1) / 2.0;
            double x = i % size - (size - 1) / 2.0;
            bell[i] = (float) Math.exp(-(x * x + y * y) / (2 * deviation * deviation));
        }
        return bell;
    }
}
