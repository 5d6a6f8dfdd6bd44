package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;
import jdk.incubator.vector.FloatVector;

/** The mean of the four, or a multiple of it. */
final class VectorAveragePooling extends VectorPooling {

    private static final int LENGTH = VectorLanes.COUNT;

    private final int channels;
    private final float weight;

    VectorAveragePooling(Workers workers, Pool pool, Shape input) {
        super(workers, pool, input);
        this.channels = input.channels();
        this.weight = pool.pooling().weight();
    }

    @Override
    void pool(float[] input, int position, int from, int below, float[] output, int to) {
        int right = from + channels;
        int c = 0;
        for (; c <= channels - LENGTH; c += LENGTH) {
            FloatVector above = vector(input, from + c).add(vector(input, right + c));
            above.add(vector(input, from + below + c))
                    .add(vector(input, right + below + c))
                    .mul(weight)
                    .intoArray(output, to + c);
        }
        for (; c < channels; c++) {
            float above = input[from + c] + input[right + c];
            output[to + c] = weight * (above + input[from + below + c] + input[right + below + c]);
        }
    }

    @Override
    void distribute(float[] outputGradient, int position, int from, float[] inputGradient, int to, int below) {
        int right = to + channels;
        int c = 0;
        for (; c <= channels - LENGTH; c += LENGTH) {
            FloatVector share = vector(outputGradient, from + c).mul(weight);
            share.intoArray(inputGradient, to + c);
            share.intoArray(inputGradient, right + c);
            share.intoArray(inputGradient, to + below + c);
            share.intoArray(inputGradient, right + below + c);
        }
        for (; c < channels; c++) {
            float share = weight * outputGradient[from + c];
            inputGradient[to + c] = share;
            inputGradient[right + c] = share;
            inputGradient[to + below + c] = share;
            inputGradient[right + below + c] = share;
        }
    }
}
