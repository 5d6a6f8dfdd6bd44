package io.github.brushwork.vgg.calibration;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import java.util.Random;

/** Draws 3 x 3 patches of a layer's input, in the order of a filter's weights: row, column, channel. */
final class PatchSampler {

    private static final int SIZE = Convolution.SIZE;

    private PatchSampler() {}

    /**
     * Distinct patches at random positions, away from the border; only along a side shorter than 3 are patches padded
     * with zeros, as the convolution pads them.
     *
     * @param input height x width x channels; not modified
     * @param count how many; all there are if that is fewer
     * @param random source of the positions
     * @return one patch a row, {@code 9 * channels} elements
     */
    static float[][] sample(Tensor input, int count, Random random) {
        Shape shape = input.shape();
        int top = border(shape.height());
        int left = border(shape.width());
        int rows = shape.height() - 2 * top;
        int columns = shape.width() - 2 * left;
        int[] positions = Sampling.distinct(rows * columns, count, random);
        float[][] patches = new float[positions.length][];
        for (int i = 0; i < positions.length; i++) {
            patches[i] = patch(input, top + positions[i] / columns, left + positions[i] % columns);
        }
        return patches;
    }

    private static int border(int side) {
        return side < SIZE ? 0 : 1;
    }

    private static float[] patch(Tensor input, int centreY, int centreX) {
        Shape shape = input.shape();
        int channels = shape.channels();
        float[] patch = new float[SIZE * SIZE * channels];
        for (int ky = 0; ky < SIZE; ky++) {
            for (int kx = 0; kx < SIZE; kx++) {
                int y = centreY + ky - 1;
                int x = centreX + kx - 1;
                if (y >= 0 && y < shape.height() && x >= 0 && x < shape.width()) {
                    int from = (y * shape.width() + x) * channels;
                    System.arraycopy(input.data(), from, patch, (ky * SIZE + kx) * channels, channels);
                }
            }
        }
        return patch;
    }
}
