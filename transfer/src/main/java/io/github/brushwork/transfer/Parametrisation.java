package io.github.brushwork.transfer;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.OutputRange;
import io.github.brushwork.transfer.settings.Variables;
import java.util.List;

/** How an image becomes the optimizer's variables and back; see {@link Variables}. */
interface Parametrisation {

    /** Variables of an image. */
    float[] of(Image image);

    /** Variables of a network's input. */
    float[] of(Tensor input);

    /** Red, green and blue, row by row, perhaps outside [0, 1]. */
    float[] toRgb(float[] variables);

    /** An objective of the network's input as one of the variables; closing it closes the other. */
    Objective objective(Objective ofInput);

    /** The shape of the picture, height x width x 3. */
    Shape shape();

    /** The picture, its colours brought into their range. */
    default Image toImage(float[] variables, OutputRange range) {
        float[] rgb = toRgb(variables);
        if (range == OutputRange.STRETCH) {
            stretch(rgb);
        }
        return Image.clamped(shape().width(), shape().height(), rgb);
    }

    private static void stretch(float[] rgb) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : rgb) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        float range = greatest > least ? greatest - least : 1;
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (rgb[i] - least) / range;
        }
    }

    static Parametrisation of(Variables variables, Preprocessing preprocessing, Shape shape) {
        return switch (variables) {
            case NETWORK -> new OfNetworkInput(preprocessing, shape);
            case RGB -> new OfColours(preprocessing, shape);
        };
    }

    /** The network's input is the variables. */
    record OfNetworkInput(Preprocessing preprocessing, Shape shape) implements Parametrisation {

        @Override
        public float[] of(Image image) {
            return preprocessing.toNetwork(image).data();
        }

        @Override
        public float[] of(Tensor input) {
            return input.data();
        }

        @Override
        public float[] toRgb(float[] variables) {
            return preprocessing.toRgb(new Tensor(shape, variables));
        }

        @Override
        public Objective objective(Objective ofInput) {
            return ofInput;
        }
    }

    /** Red, green and blue are the variables. */
    record OfColours(Preprocessing preprocessing, Shape shape) implements Parametrisation {

        @Override
        public float[] of(Image image) {
            return image.rgb();
        }

        @Override
        public float[] of(Tensor input) {
            return preprocessing.toRgb(input);
        }

        @Override
        public float[] toRgb(float[] variables) {
            return variables.clone();
        }

        @Override
        public Objective objective(Objective ofInput) {
            float[] input = new float[ofInput.dimension()];
            float[] inputGradient = new float[ofInput.dimension()];
            return new Objective() {
                @Override
                public int dimension() {
                    return ofInput.dimension();
                }

                @Override
                public List<String> terms() {
                    return ofInput.terms();
                }

                @Override
                public Evaluation evaluate(float[] x, float[] gradient) {
                    preprocessing.toNetwork(x, input);
                    Evaluation evaluation = ofInput.evaluate(input, inputGradient);
                    preprocessing.gradientOfRgb(inputGradient, gradient);
                    return evaluation;
                }

                @Override
                public void close() {
                    ofInput.close();
                }
            };
        }
    }
}
