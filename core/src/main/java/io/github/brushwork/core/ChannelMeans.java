package io.github.brushwork.core;

import java.util.HashMap;
import java.util.Map;

/** Mean activations over images and positions, from running sums. */
final class ChannelMeans {

    private final Map<String, double[]> sums = new HashMap<>();
    private final Map<String, Long> positions = new HashMap<>();

    /** Takes one image's activations at a layer. */
    void add(String layer, Tensor activations) {
        int channels = activations.shape().channels();
        double[] sum = sums.computeIfAbsent(layer, name -> new double[channels]);
        float[] data = activations.data();
        for (int i = 0; i < data.length; i += channels) {
            for (int c = 0; c < channels; c++) {
                sum[c] += data[i + c];
            }
        }
        positions.merge(layer, (long) activations.shape().positions(), Long::sum);
    }

    boolean isEmpty() {
        return sums.isEmpty();
    }

    /**
     * What to divide a layer's channels by: their means, and 1 for those that were never active.
     *
     * @throws IllegalArgumentException if a mean is not finite
     */
    double[] divisors(Convolution layer) {
        double[] divisors = new double[layer.outputs()];
        for (int c = 0; c < divisors.length; c++) {
            double mean = sums.get(layer.name())[c] / positions.get(layer.name());
            if (!Double.isFinite(mean)) {
                throw new IllegalArgumentException("the mean activation of channel " + c + " of layer " + layer.name()
                        + " is " + mean + ": the network's weights are not finite or far too large");
            }
            divisors[c] = mean == 0 ? 1 : mean;
        }
        return divisors;
    }
}
