package io.github.brushwork.losses;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * The style of one image with its weight in a blend of several, see {@link GramMatrix#blend}, {@link ChannelMoments#blend}
 * and {@link ChannelGaussian#blend}.
 *
 * @param <T> what is blended
 * @param value the style
 * @param weight finite and at least 0; blends divide weights by their sum, so that only their ratios matter
 */
public record Weighted<T>(T value, double weight) {

    /** @throws IllegalArgumentException if the weight is negative or not finite */
    public Weighted {
        Objects.requireNonNull(value, "value");
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "the weight of " + value + " in a blend is " + weight + ": it must be finite and at least 0");
        }
    }

    /** The same weights of something else. */
    static <S, T> List<Weighted<T>> map(List<Weighted<S>> parts, Function<S, T> function) {
        return parts.stream()
                .map(part -> new Weighted<>(function.apply(part.value), part.weight))
                .toList();
    }

    /**
     * The share of each part of a blend.
     *
     * @param parts what to blend
     * @param alike whether two of them can be blended
     * @return the weights divided by their sum
     * @throws IllegalArgumentException if there is no part, the weights have no positive and finite sum, or a part is not
     *     like the first
     */
    static <T> double[] shares(List<Weighted<T>> parts, BiPredicate<T, T> alike) {
        double[] weights = parts.stream().mapToDouble(Weighted::weight).toArray();
        double sum = Arrays.stream(weights).sum();
        if (!(sum > 0) || Double.isInfinite(sum)) {
            throw new IllegalArgumentException("the weights of a blend are " + Arrays.toString(weights) + ", their sum "
                    + sum + ": it must be positive and finite");
        }
        T first = parts.get(0).value();
        for (int k = 1; k < weights.length; k++) {
            T other = parts.get(k).value();
            if (!alike.test(first, other)) {
                throw new IllegalArgumentException("part 0 of a blend is " + first + ", but part " + k + " is " + other
                        + ": take both at the same layer and in the same way");
            }
        }
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /** The weighted mean of as many vectors as there are shares, all of one length. */
    static double[] mean(double[] shares, List<double[]> vectors) {
        double[] mean = new double[vectors.get(0).length];
        for (int k = 0; k < shares.length; k++) {
            double share = shares[k];
            double[] vector = vectors.get(k);
            Arrays.setAll(mean, i -> mean[i] + share * vector[i]);
        }
        return mean;
    }
}
