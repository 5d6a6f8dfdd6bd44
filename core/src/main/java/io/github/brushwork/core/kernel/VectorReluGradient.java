package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The gradient with respect to what a convolution's ReLU takes, one position at a time: that with respect to the layer's
 * output, spread by the pooling if there is one, where the ReLU mask lets it pass.
 */
final class VectorReluGradient {

    private static final int WORD_BITS = Integer.SIZE;

    private final Shape shape;
    private final VectorReluMask mask;
    private final int pooledBy;
    private final int pooledHeight;
    private final int pooledWidth;
    private final float factor;
    /** Set for each pass. */
    private float[] outputGradient;

    /**
     * @param shape of the convolution's output, before a pooling
     * @param mask what passes
     * @param pooledBy side of the pooling's windows, 1 if there is none
     * @param factor what a window's gradient is multiplied by at each of its positions
     */
    VectorReluGradient(Shape shape, VectorReluMask mask, int pooledBy, float factor) {
        this.shape = shape;
        this.mask = mask;
        this.pooledBy = pooledBy;
        this.pooledHeight = shape.height() / pooledBy;
        this.pooledWidth = shape.width() / pooledBy;
        this.factor = factor;
    }

    void outputGradient(float[] outputGradient) {
        this.outputGradient = outputGradient;
    }

    Shape shape() {
        return shape;
    }

    /**
     * Copies one position's gradient.
     *
     * @param y row, perhaps outside
     * @param x column, perhaps outside
     * @param to modified: overwritten with the channels, filled up with zeros to whole vectors
     * @param toOffset of the first channel
     * @param blockDistance from one vector of channels to the next
     */
    void copy(int y, int x, float[] to, int toOffset, int blockDistance) {
        int channels = shape.channels();
        int pooledY = Math.floorDiv(y, pooledBy);
        int pooledX = Math.floorDiv(x, pooledBy);
        if (pooledY < 0 || pooledY >= pooledHeight || pooledX < 0 || pooledX >= pooledWidth) {
            for (int c = 0; c < channels; c += VectorLanes.COUNT) {
                int at = toOffset + c / VectorLanes.COUNT * blockDistance;
                Arrays.fill(to, at, at + VectorLanes.COUNT, 0f);
            }
            return;
        }
        VectorTileGrid tiles = mask.tiles();
        int words = mask.offset(tiles.tileAt(y, x));
        int shift = WORD_BITS - 1 - VectorTileGrid.within(y, x);
        int from = (pooledY * pooledWidth + pooledX) * channels;
        for (int c = 0; c < channels; c += VectorLanes.COUNT) {
            int at = toOffset + c / VectorLanes.COUNT * blockDistance;
            if (c + VectorLanes.COUNT <= channels) {
                mask(outputGradient, from + c, words + c, shift, to, at);
            } else {
                VectorLanes.copy(outputGradient, from + c, channels - c, to, at);
                mask(to, at, words + c, shift, to, at);
            }
        }
    }

    private void mask(float[] from, int offset, int words, int shift, float[] to, int toOffset) {
        FloatVector gradient =
                FloatVector.fromArray(VectorLanes.FLOATS, from, offset).mul(factor);
        // The position's bit moved to the sign and spread from there over the word keeps or clears all bits.
        VectorLanes.loadInts(mask.words(), words)
                .lanewise(VectorOperators.LSHL, shift)
                .lanewise(VectorOperators.ASHR, WORD_BITS - 1)
                .and(gradient.reinterpretAsInts())
                .reinterpretAsFloats()
                .intoArray(to, toOffset);
    }
}
