package io.github.brushwork.benchmarks;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Shape;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a convolution, written {@code 64-128@256}: 64 input channels, 128 output channels, 256 x 256 positions.
 *
 * @param inputs input channels
 * @param outputs output channels
 * @param side height and width
 */
record ConvolutionSize(int inputs, int outputs, int side) {

    private static final Pattern FORM = Pattern.compile("(\\d+)-(\\d+)@(\\d+)");

    static ConvolutionSize parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("the convolution \"" + text
                    + "\" is not written like 64-128@256 (input channels, output channels, height and width)");
        }
        return new ConvolutionSize(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3)));
    }

    Shape inputShape() {
        return new Shape(side, side, inputs);
    }

    /** What a direct convolution would compute, in either direction; a multiplication and an addition count as two. */
    double flops() {
        return 2.0 * Convolution.SIZE * Convolution.SIZE * inputs * outputs * side * side;
    }

    /** A layer of this size with random weights that keep the scale of the activations. */
    Convolution layer() {
        int weights = Convolution.SIZE * Convolution.SIZE * inputs * outputs;
        float[] filters = RandomArrays.normal(weights, 1);
        float deviation = (float) Math.sqrt(2.0 / (Convolution.SIZE * Convolution.SIZE * inputs));
        for (int i = 0; i < weights; i++) {
            filters[i] *= deviation;
        }
        return new Convolution("conv", List.of(), inputs, outputs, filters, new float[outputs]);
    }
}
