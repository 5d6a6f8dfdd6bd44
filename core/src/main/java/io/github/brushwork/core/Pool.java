package io.github.brushwork.core;

import java.util.List;
import java.util.Objects;

/**
 * A 2 x 2 pooling of stride 2; an odd last row or column is dropped.
 *
 * @param name the layer's name, for example {@code pool1}
 * @param aliases other names for it
 * @param pooling how four activations become one
 */
public record Pool(String name, List<String> aliases, Pooling pooling) implements Layer {

    public Pool {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(pooling, "pooling");
        aliases = List.copyOf(aliases);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.height() < 2 || input.width() < 2) {
            throw new IllegalArgumentException("layer " + name + " needs at least 2 x 2 positions, but its input is "
                    + input + ": the image is too small for a network this deep");
        }
        return new Shape(input.height() / 2, input.width() / 2, input.channels());
    }
}
