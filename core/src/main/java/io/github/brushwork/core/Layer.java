package io.github.brushwork.core;

import java.util.List;

/** One layer of a {@link Network}: a convolution with ReLU, or a pooling. Immutable. */
public sealed interface Layer permits Convolution, Pool {

    /**
     * The name under which losses and features refer to this layer's output, for example {@code relu4_2}.
     *
     * @return the name
     */
    String name();

    /**
     * Other names that are understood for the same output, for example {@code conv4_2} and {@code block4_conv2}.
     *
     * @return the names, perhaps none
     */
    List<String> aliases();

    /**
     * The shape of this layer's output.
     *
     * @param input shape of the layer's input
     * @return shape of its output
     * @throws IllegalArgumentException if the layer cannot take such an input
     */
    Shape outputShape(Shape input);
}
