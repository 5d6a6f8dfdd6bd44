package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;
import java.util.Arrays;

/**
 * Direct convolution. An output row is made in blocks of positions; each filter tap adds, for the positions whose window
 * lies inside the image there, the product of input channels and that tap's inputs x outputs matrix.
 */
final class PlainConvolution implements ConvolutionKernel {

    /** Positions that share one load of filters: their sums, at 256 channels 32 KiB, stay in the first-level cache. */
    private static final int BLOCK = 32;

    private static final int SIZE = Convolution.SIZE;

    private final Convolution layer;
    /** Rotated filters with swapped channels, {@code [3][3][outputs][inputs]}; made when a gradient is first asked for. */
    private float[] rotated;

    PlainConvolution(Convolution layer) {
        this.layer = layer;
    }

    @Override
    public void forward(float[] input, Shape inputShape, float[] output) {
        Arguments.checkChannels("the input of " + layer.name(), inputShape, layer.inputs());
        Shape outputShape = inputShape.withChannels(layer.outputs());
        Arguments.checkLength("the input of " + layer.name(), input, inputShape);
        Arguments.checkLength("the output of " + layer.name(), output, outputShape);
        Parallel.forEach(inputShape.height(), y -> {
            RowBlock block = new RowBlock(Math.min(BLOCK, inputShape.width()), layer.outputs());
            for (int x = 0; x < inputShape.width(); x += BLOCK) {
                int count = Math.min(BLOCK, inputShape.width() - x);
                for (int i = 0; i < count; i++) {
                    System.arraycopy(layer.bias(), 0, block.row(i), 0, layer.outputs());
                }
                correlate(input, inputShape, layer.filters(), layer.outputs(), y, x, count, block);
                for (int i = 0; i < count; i++) {
                    relu(block.row(i), output, (y * inputShape.width() + x + i) * layer.outputs());
                }
            }
        });
    }

    @Override
    public void inputGradient(float[] outputGradient, Shape outputShape, float[] inputGradient) {
        Arguments.checkChannels("the output of " + layer.name(), outputShape, layer.outputs());
        Shape inputShape = outputShape.withChannels(layer.inputs());
        Arguments.checkLength("the output gradient of " + layer.name(), outputGradient, outputShape);
        Arguments.checkLength("the input gradient of " + layer.name(), inputGradient, inputShape);
        if (rotated == null) {
            rotated = rotate(layer);
        }
        float[] filters = rotated;
        int channels = layer.inputs();
        Parallel.forEach(outputShape.height(), y -> {
            RowBlock block = new RowBlock(Math.min(BLOCK, outputShape.width()), channels);
            for (int x = 0; x < outputShape.width(); x += BLOCK) {
                int count = Math.min(BLOCK, outputShape.width() - x);
                for (int i = 0; i < count; i++) {
                    Arrays.fill(block.row(i), 0f);
                }
                correlate(outputGradient, outputShape, filters, channels, y, x, count, block);
                for (int i = 0; i < count; i++) {
                    System.arraycopy(
                            block.row(i), 0, inputGradient, (y * outputShape.width() + x + i) * channels, channels);
                }
            }
        });
    }

    /** Adds the correlation for {@code count} positions of row {@code y} from column {@code x}. */
    private static void correlate(
            float[] input, Shape shape, float[] filters, int outputs, int y, int x, int count, RowBlock block) {
        int inputs = shape.channels();
        for (int ky = 0; ky < SIZE; ky++) {
            int sourceY = y + ky - 1;
            if (sourceY < 0 || sourceY >= shape.height()) {
                continue;
            }
            for (int kx = 0; kx < SIZE; kx++) {
                int shift = kx - 1;
                int from = Math.max(0, -x - shift);
                int to = Math.min(count, shape.width() - x - shift);
                int source = (sourceY * shape.width() + x + shift) * inputs;
                int tap = (ky * SIZE + kx) * inputs * outputs;
                for (int c = 0; c < inputs; c += RowBlock.STEP) {
                    int step = Math.min(RowBlock.STEP, inputs - c);
                    block.load(filters, tap + c * outputs, outputs, step);
                    for (int i = from; i < to; i++) {
                        block.add(i, input, source + i * inputs + c, 1, step);
                    }
                }
            }
        }
    }

    private static void relu(float[] sums, float[] output, int offset) {
        for (int c = 0; c < sums.length; c++) {
            output[offset + c] = Math.max(0f, sums[c]);
        }
    }

    private static float[] rotate(Convolution layer) {
        int inputs = layer.inputs();
        int outputs = layer.outputs();
        float[] filters = layer.filters();
        float[] rotated = new float[filters.length];
        int taps = SIZE * SIZE;
        Parallel.forEach(taps, tap -> {
            int from = (taps - 1 - tap) * inputs * outputs;
            int to = tap * inputs * outputs;
            for (int in = 0; in < inputs; in++) {
                for (int out = 0; out < outputs; out++) {
                    rotated[to + out * inputs + in] = filters[from + in * outputs + out];
                }
            }
        });
        return rotated;
    }
}
