package io.github.brushwork.core;

import java.util.List;
import java.util.Objects;

/**
 * A 3 x 3 convolution of stride 1, zero-padded to keep height and width ("same"), followed by ReLU; its output is the
 * activations after the ReLU.
 *
 * <p>As in every deep learning library this is a cross-correlation: filters are not flipped.
 *
 * @param name the layer's name
 * @param aliases other names for it
 * @param inputs input channels
 * @param outputs output channels
 * @param filters weights {@code [3][3][inputs][outputs]} in one array (Keras' layout); not copied, must not be changed
 * @param bias one value for each output channel; not copied, must not be changed
 */
public record Convolution(String name, List<String> aliases, int inputs, int outputs, float[] filters, float[] bias)
        implements Layer {

    /** Height and width of the filters. */
    public static final int SIZE = 3;

    /**
     * Creates a layer.
     *
     * @param name the layer's name
     * @param aliases other names for it
     * @param inputs input channels
     * @param outputs output channels
     * @param filters weights {@code [3][3][inputs][outputs]} in one array (Keras' layout); not copied, must not be changed
     * @param bias one value for each output channel; not copied, must not be changed
     * @throws IllegalArgumentException if an array's length does not fit the channels
     */
    public Convolution {
        Objects.requireNonNull(name, "name");
        aliases = List.copyOf(aliases);
        if (filters.length != SIZE * SIZE * inputs * outputs || bias.length != outputs) {
            throw new IllegalArgumentException("layer " + name + " with " + inputs + " input and " + outputs
                    + " output channels needs " + SIZE * SIZE * inputs * outputs + " weights and " + outputs
                    + " biases, but has " + filters.length + " and " + bias.length);
        }
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.channels() != inputs) {
            throw new IllegalArgumentException(
                    "layer " + name + " takes " + inputs + " channels, but its input is " + input);
        }
        return input.withChannels(outputs);
    }

    @Override
    public String toString() {
        return "Convolution[" + name + ", " + inputs + " -> " + outputs + "]";
    }
}
