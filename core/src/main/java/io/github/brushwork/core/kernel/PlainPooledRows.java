package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import java.util.Arrays;

/** 2 x 2 pooling of stride 2 and its gradient, one row at a time. Immutable. */
final class PlainPooledRows {

    private final Pooling pooling;
    private final Shape outputShape;
    private final int channels;
    private final int inputRow;
    private final int outputRow;

    PlainPooledRows(Pool pool, Shape input) {
        this.pooling = pool.pooling();
        this.outputShape = pool.outputShape(input);
        this.channels = input.channels();
        this.inputRow = input.width() * channels;
        this.outputRow = outputShape.width() * channels;
    }

    Shape outputShape() {
        return outputShape;
    }

    /**
     * Makes one row of the output.
     *
     * @param rows the two rows of the input, from {@code offset}; not modified
     * @param offset of the upper row's first element
     * @param output the whole output; modified: row {@code y}
     * @param y the row of the output
     */
    void forward(float[] rows, int offset, float[] output, int y) {
        switch (pooling) {
            case AVERAGE, RESCALED_AVERAGE -> average(rows, offset, output, y * outputRow);
            case MAX -> max(rows, offset, output, y * outputRow);
        }
    }

    private void average(float[] rows, int offset, float[] output, int to) {
        float weight = pooling.weight();
        for (int x = 0; x < outputRow; x += channels) {
            int from = offset + 2 * x;
            for (int i = from; i < from + channels; i++) {
                output[to + x + i - from] =
                        weight * (rows[i] + rows[i + channels] + rows[i + inputRow] + rows[i + inputRow + channels]);
            }
        }
    }

    private void max(float[] rows, int offset, float[] output, int to) {
        for (int x = 0; x < outputRow; x += channels) {
            int from = offset + 2 * x;
            for (int i = from; i < from + channels; i++) {
                float above = Math.max(rows[i], rows[i + channels]);
                output[to + x + i - from] =
                        Math.max(above, Math.max(rows[i + inputRow], rows[i + inputRow + channels]));
            }
        }
    }

    /**
     * Makes one row of the gradient before the ReLU mask: every element of a window gets what its window got, times the
     * pooling's weight; what the pooling drops gets 0.
     *
     * @param outputGradient the whole gradient of the output; not modified
     * @param y the row of the input
     * @param target modified: the row from {@code offset}
     * @param offset where the row begins
     */
    void spread(float[] outputGradient, int y, float[] target, int offset) {
        if (y / 2 >= outputShape.height()) {
            Arrays.fill(target, offset, offset + inputRow, 0f);
            return;
        }
        float weight = pooling.weight();
        for (int x = 0; x < outputRow; x += channels) {
            int from = y / 2 * outputRow + x;
            int to = offset + 2 * x;
            for (int c = 0; c < channels; c++) {
                float value = weight * outputGradient[from + c];
                target[to + c] = value;
                target[to + channels + c] = value;
            }
        }
        Arrays.fill(target, offset + 2 * outputRow, offset + inputRow, 0f);
    }
}
