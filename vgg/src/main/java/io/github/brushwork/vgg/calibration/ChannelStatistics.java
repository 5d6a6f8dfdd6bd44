package io.github.brushwork.vgg.calibration;

import io.github.brushwork.core.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Mean and standard deviation of linear responses whose positive and negative parts are given as two channels: channel
 * {@code k} holds {@code max(0, h)} and channel {@code k + count} holds {@code max(0, -h)}.
 *
 * @param mean of each response
 * @param deviation its standard deviation, over all positions
 */
record ChannelStatistics(double[] mean, double[] deviation) {

    /** Over all positions of all tensors. */
    static ChannelStatistics ofPairs(List<Tensor> activations) {
        int count = activations.get(0).shape().channels() / 2;
        double positions = activations.stream()
                .mapToDouble(each -> each.shape().positions())
                .sum();
        double[] mean = new double[count];
        for (Tensor each : activations) {
            addUp(each, (k, h) -> mean[k] += h / positions);
        }
        double[] variance = new double[count];
        for (Tensor each : activations) {
            addUp(each, (k, h) -> variance[k] += (h - mean[k]) * (h - mean[k]) / positions);
        }
        for (int k = 0; k < count; k++) {
            variance[k] = Math.sqrt(variance[k]);
        }
        return new ChannelStatistics(mean, variance);
    }

    /**
     * What each response is divided by: its deviation raised to a power, times the layer's root mean square deviation raised
     * to the rest. A response of {@code r} times the layer's deviation keeps {@code r^(1 - equalisation)}.
     *
     * @param equalisation the power, from 0 (one divisor for all) to 1 (all responses get variance 1)
     */
    double[] divisors(double equalisation) {
        double common = Math.sqrt(
                Arrays.stream(deviation).map(each -> each * each).average().orElseThrow());
        return Arrays.stream(deviation)
                .map(each -> Math.pow(each, equalisation) * Math.pow(common, 1 - equalisation))
                .toArray();
    }

    private interface Summand {
        void add(int channel, double response);
    }

    private static void addUp(Tensor activations, Summand summand) {
        float[] data = activations.data();
        int channels = activations.shape().channels();
        int count = channels / 2;
        for (int p = 0; p < data.length; p += channels) {
            for (int k = 0; k < count; k++) {
                summand.add(k, data[p + k] - data[p + k + count]);
            }
        }
    }
}
