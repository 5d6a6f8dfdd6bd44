package io.github.brushwork.vgg.format;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.vgg.architecture.Place;

/** The order of a kernel's axes. */
enum Layout {
    /** Height, width, inputs, outputs: Keras, TensorFlow, and {@link Convolution}. */
    HWIO {
        @Override
        int[] shape(Place place) {
            return new int[] {Convolution.SIZE, Convolution.SIZE, place.inputs(), place.outputs()};
        }

        @Override
        float[] toFilters(float[] kernel, Place place) {
            return kernel;
        }
    },
    /** Outputs, inputs, height, width: Caffe, PyTorch, Deeplearning4j. */
    OIHW {
        @Override
        int[] shape(Place place) {
            return new int[] {place.outputs(), place.inputs(), Convolution.SIZE, Convolution.SIZE};
        }

        @Override
        float[] toFilters(float[] kernel, Place place) {
            float[] filters = new float[kernel.length];
            int cells = Convolution.SIZE * Convolution.SIZE;
            for (int output = 0; output < place.outputs(); output++) {
                for (int input = 0; input < place.inputs(); input++) {
                    for (int cell = 0; cell < cells; cell++) {
                        filters[(cell * place.inputs() + input) * place.outputs() + output] =
                                kernel[(output * place.inputs() + input) * cells + cell];
                    }
                }
            }
            return filters;
        }
    };

    /** The shape of a convolution's kernel. */
    abstract int[] shape(Place place);

    /** A kernel's elements in the order of {@link Convolution#filters}; may be the given array. */
    abstract float[] toFilters(float[] kernel, Place place);
}
