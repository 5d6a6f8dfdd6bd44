package io.github.brushwork.core.image.colour;

import io.github.brushwork.core.image.Image;
import java.util.Random;

/**
 * See {@link ColourTransfer#distribution}.
 *
 * @param rounds how many rotations, at least 1
 * @param seed of the rotations
 */
public record DistributionTransfer(int rounds, long seed) implements ColourTransfer {

    /**
     * Creates a transfer.
     *
     * @throws IllegalArgumentException if the rounds are less than 1
     */
    public DistributionTransfer {
        if (rounds < 1) {
            throw new IllegalArgumentException(
                    rounds + " rounds of colour distribution transfer: it needs at least 1, and about 20 to converge");
        }
    }

    @Override
    public Image apply(Image source, Image reference) {
        Random random = new Random(seed);
        float[] colours = source.rgb();
        float[] wanted = reference.rgb();
        for (int round = 0; round < rounds; round++) {
            colours = Marginals.match(colours, wanted, rotation(random));
        }
        return Recoloured.of(source, colours);
    }

    /** Every rotation is as likely as any other: that of a unit quaternion of random direction. */
    private static Matrix3 rotation(Random random) {
        double w = random.nextGaussian();
        double x = random.nextGaussian();
        double y = random.nextGaussian();
        double z = random.nextGaussian();
        double s = 2 / (w * w + x * x + y * y + z * z);
        return Matrix3.of(
                1 - s * (y * y + z * z),
                s * (x * y - w * z),
                s * (x * z + w * y),
                s * (x * y + w * z),
                1 - s * (x * x + z * z),
                s * (y * z - w * x),
                s * (x * z - w * y),
                s * (y * z + w * x),
                1 - s * (x * x + y * y));
    }
}
