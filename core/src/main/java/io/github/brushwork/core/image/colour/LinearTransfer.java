package io.github.brushwork.core.image.colour;

import io.github.brushwork.core.image.Image;
import java.util.Objects;

/**
 * See {@link ColourTransfer#linear}.
 *
 * @param method which of the maps
 * @param space in which numbers mean and covariance are taken
 */
public record LinearTransfer(LinearMethod method, ColourSpace space) implements ColourTransfer {

    public LinearTransfer {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(space, "space");
    }

    @Override
    public Image apply(Image source, Image reference) {
        float[] colours = space.decode(source.rgb());
        AffineMap map = method.map(ColourStatistics.of(colours), ColourStatistics.of(space.decode(reference.rgb())));
        return Recoloured.of(source, space.encode(map.apply(colours)));
    }
}
