package io.github.brushwork.losses;

import java.util.Objects;

/**
 * The style of one image with its weight in a blend of several, see {@link GramMatrix#blend}, {@link ChannelMoments#blend}
 * and {@link ChannelGaussian#blend}.
 *
 * @param <T> what is blended
 * @param value the style
 * @param weight finite and at least 0; blends divide weights by their sum, so that only their ratios matter
 */
public record Weighted<T>(T value, double weight) {

    /**
     * Weights a style.
     *
     * @param value the style
     * @param weight finite and at least 0; blends divide weights by their sum, so that only their ratios matter
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public Weighted {
        Objects.requireNonNull(value, "value");
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "the weight of " + value + " in a blend is " + weight + ": it must be finite and at least 0");
        }
    }
}
