package io.github.brushwork.core;

import java.util.List;
import java.util.Objects;

/**
 * A 3 x 3 convolution of stride 1, padded by one position on every side to keep height and width ("same"), followed by
 * ReLU; its output is the activations after the ReLU.
 *
 * <p>As in every deep learning library this is a cross-correlation: filters are not flipped.
 *
 * @param name the layer's name
 * @param aliases other names for it
 * @param inputs input channels
 * @param outputs output channels
 * @param filters weights {@code [3][3][inputs][outputs]} in one array (Keras' layout); not copied, must not be changed
 * @param bias one value for each output channel; not copied, must not be changed
 * @param padding what lies around the input
 */
public record Convolution(
        String name, List<String> aliases, int inputs, int outputs, float[] filters, float[] bias, Padding padding)
        implements Layer {

    /** Height and width of the filters. */
    public static final int SIZE = 3;

    /**
     * Creates a layer.
     *
     * @throws IllegalArgumentException if an array's length does not fit the channels
     */
    public Convolution {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(padding, "padding");
        aliases = List.copyOf(aliases);
        if (filters.length != SIZE * SIZE * inputs * outputs || bias.length != outputs) {
            throw new IllegalArgumentException("layer " + name + " with " + inputs + " input and " + outputs
                    + " output channels needs " + SIZE * SIZE * inputs * outputs + " weights and " + outputs
                    + " biases, but has " + filters.length + " and " + bias.length);
        }
    }

    /**
     * Creates a layer with zeros around its input.
     *
     * @param name the layer's name
     * @param aliases other names for it
     * @param inputs input channels
     * @param outputs output channels
     * @param filters weights {@code [3][3][inputs][outputs]} in one array (Keras' layout); not copied, must not be changed
     * @param bias one value for each output channel; not copied, must not be changed
     * @throws IllegalArgumentException if an array's length does not fit the channels
     */
    public Convolution(String name, List<String> aliases, int inputs, int outputs, float[] filters, float[] bias) {
        this(name, aliases, inputs, outputs, filters, bias, Padding.ZERO);
    }

    /**
     * This layer with another padding.
     *
     * @param padding what lies around the input
     * @return the new layer; the weights are shared
     */
    public Convolution withPadding(Padding padding) {
        return new Convolution(name, aliases, inputs, outputs, filters, bias, padding);
    }

    /**
     * The shape of this layer's output.
     *
     * @param input shape of the layer's input
     * @return the same height and width with the output channels
     * @throws IllegalArgumentException if the input has other channels, or a side too short for its padding
     */
    @Override
    public Shape outputShape(Shape input) {
        if (input.channels() != inputs) {
            throw new IllegalArgumentException(
                    "layer " + name + " takes " + inputs + " channels, but its input is " + input);
        }
        if (Math.min(input.height(), input.width()) < padding.shortestSide()) {
            throw new IllegalArgumentException("layer " + name
                    + " has reflected padding, which needs at least 2 x 2 positions, but its input is " + input
                    + ": the image is too small; take a larger one, or padding REPLICATE or ZERO");
        }
        return input.withChannels(outputs);
    }

    @Override
    public String toString() {
        return "Convolution[" + name + ", " + inputs + " -> " + outputs + ", " + padding + "]";
    }
}
