package io.github.brushwork.losses;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;

/** What blends of all kinds have in common. */
final class Blend {

    private Blend() {}

    /**
     * The share of each part.
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
