package io.github.brushwork.transfer.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A layer whose activations are compared, and how much the comparison counts.
 *
 * @param layer the layer's name or one of its aliases, for example {@code relu4_2}
 * @param weight factor on the layer's loss, finite and at least 0
 */
public record LayerWeight(String layer, double weight) {

    /**
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public LayerWeight {
        Objects.requireNonNull(layer, "layer");
        requireWeight("layer " + layer, weight);
    }

    /**
     * A layer with its weight.
     *
     * @param layer the layer's name or one of its aliases
     * @param weight factor on the layer's loss, finite and at least 0
     * @return the pair
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public static LayerWeight of(String layer, double weight) {
        return new LayerWeight(layer, weight);
    }

    /**
     * Layers of one weight each.
     *
     * @param weight factor on each layer's loss, finite and at least 0
     * @param layers names or aliases
     * @return the pairs
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public static List<LayerWeight> each(double weight, String... layers) {
        return Arrays.stream(layers).map(layer -> of(layer, weight)).toList();
    }

    /**
     * Layers whose weights are in given proportions and sum up to 1: {@code ratios("256:64:16:4:1", "relu1_1", ...)} are the
     * style layers of crowsonkb/style-transfer-pytorch.
     *
     * @param ratios as many numbers as layers, separated by colons; finite, at least 0 and not all 0
     * @param layers names or aliases
     * @return the pairs
     * @throws IllegalArgumentException if a ratio is no such number, or there are not as many as layers
     */
    public static List<LayerWeight> ratios(String ratios, String... layers) {
        String[] texts = ratios.split(":", -1);
        if (texts.length != layers.length) {
            throw new IllegalArgumentException("layer weights \"" + ratios + "\": there are " + texts.length + ", but "
                    + layers.length + " layers: " + String.join(", ", layers));
        }
        double[] weights = new double[texts.length];
        for (int i = 0; i < texts.length; i++) {
            try {
                weights[i] = Double.parseDouble(texts[i].strip());
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "layer weights \"" + ratios + "\": \"" + texts[i] + "\" is not a number", e);
            }
        }
        return sharing(weights, layers);
    }

    /**
     * Layers each of which counts a factor more than the one before; the weights sum up to 1. The layer-weight exponent of
     * anishathalye/neural-style.
     *
     * @param factor ratio of one layer's weight to that of the layer before, finite and more than 0
     * @param layers names or aliases, at least one
     * @return the pairs
     * @throws IllegalArgumentException if the factor is not positive and finite, or there is no layer
     */
    public static List<LayerWeight> geometric(double factor, String... layers) {
        double[] weights = new double[layers.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.pow(factor, i);
        }
        return sharing(weights, layers);
    }

    private static List<LayerWeight> sharing(double[] weights, String... layers) {
        double sum = Arrays.stream(weights).sum();
        List<LayerWeight> shares = new ArrayList<>();
        for (int i = 0; i < layers.length; i++) {
            requireWeight("layer " + layers[i], weights[i]);
            shares.add(of(layers[i], weights[i] / sum));
        }
        return shares;
    }

    static List<LayerWeight> positive(List<LayerWeight> layers) {
        return layers.stream().filter(layer -> layer.weight() > 0).toList();
    }

    static List<LayerWeight> requireDistinct(String of, List<LayerWeight> layers) {
        Set<String> seen = new HashSet<>();
        for (LayerWeight each : layers) {
            if (!seen.add(each.layer())) {
                throw new IllegalArgumentException(
                        of + " layer " + each.layer() + " comes twice: give it once, with the sum of its weights");
            }
        }
        return List.copyOf(layers);
    }

    static void requireWeight(String of, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "the weight of " + of + " is " + weight + ": it must be finite and at least 0");
        }
    }
}
