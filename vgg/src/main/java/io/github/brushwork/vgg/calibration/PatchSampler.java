package io.github.brushwork.vgg.calibration;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import java.util.List;
import java.util.Random;

/** Draws 3 x 3 patches of a layer's input, in the order of a filter's weights: row, column, channel. */
final class PatchSampler {

    private static final int SIZE = Convolution.SIZE;

    private PatchSampler() {}

    /**
     * Distinct patches at random positions, away from the border; only along a side shorter than 3 do they reach beyond
     * it, and find there what the convolution finds.
     *
     * @param inputs height x width x channels each, of equally many channels; not modified
     * @param count how many of each input; all there are if that is fewer
     * @param padding the convolution's
     * @param random source of the positions
     * @return one patch a row, {@code 9 * channels} elements
     * @throws IllegalArgumentException if the patches do not fit one array
     */
    static Matrix sample(List<Tensor> inputs, int count, Padding padding, Random random) {
        List<int[]> positions = inputs.stream()
                .map(input -> Sampling.distinct(inner(input.shape()), count, random))
                .toList();
        int rows = positions.stream().mapToInt(each -> each.length).sum();
        int columns = SIZE * SIZE * inputs.get(0).shape().channels();
        if ((long) rows * columns > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(rows + " patches of " + columns
                    + " elements do not fit one array: calibrate with fewer patches than " + count);
        }
        Matrix patches = Matrix.zeros(rows, columns);
        int row = 0;
        for (int i = 0; i < inputs.size(); i++) {
            for (int position : positions.get(i)) {
                copy(inputs.get(i), position, padding, patches.values(), row * columns);
                row++;
            }
        }
        return patches;
    }

    /** How many positions patches are taken from. */
    private static int inner(Shape shape) {
        return (shape.height() - 2 * border(shape.height())) * (shape.width() - 2 * border(shape.width()));
    }

    private static int border(int side) {
        return side < SIZE ? 0 : 1;
    }

    private static void copy(Tensor input, int position, Padding padding, float[] to, int offset) {
        Shape shape = input.shape();
        int channels = shape.channels();
        int columns = shape.width() - 2 * border(shape.width());
        int top = border(shape.height()) + position / columns - 1;
        int left = border(shape.width()) + position % columns - 1;
        for (int ky = 0; ky < SIZE; ky++) {
            for (int kx = 0; kx < SIZE; kx++) {
                int y = padding.source(top + ky, shape.height());
                int x = padding.source(left + kx, shape.width());
                if (y >= 0 && y < shape.height() && x >= 0 && x < shape.width()) {
                    int from = (y * shape.width() + x) * channels;
                    System.arraycopy(input.data(), from, to, offset + (ky * SIZE + kx) * channels, channels);
                }
            }
        }
    }
}
