package io.github.brushwork.transfer;

import java.util.List;

/**
 * Mean and standard deviation of red, green and blue.
 *
 * @param mean of each channel
 * @param deviation of each channel, from its mean
 */
record ChannelSpread(double[] mean, double[] deviation) {

    /** The weighted mean of several pictures' means, and the root of that of their variances. */
    static ChannelSpread of(List<Style> styles) {
        double[] mean = new double[3];
        double[] variance = new double[3];
        double total = styles.stream().mapToDouble(Style::weight).sum();
        for (Style style : styles) {
            float[] rgb = style.image().rgb();
            for (int c = 0; c < 3; c++) {
                double channelMean = mean(rgb, c);
                mean[c] += style.weight() / total * channelMean;
                variance[c] += style.weight() / total * variance(rgb, c, channelMean);
            }
        }
        for (int c = 0; c < 3; c++) {
            variance[c] = Math.sqrt(variance[c]);
        }
        return new ChannelSpread(mean, variance);
    }

    private static double mean(float[] rgb, int channel) {
        double sum = 0;
        for (int i = channel; i < rgb.length; i += 3) {
            sum += rgb[i];
        }
        return 3 * sum / rgb.length;
    }

    private static double variance(float[] rgb, int channel, double mean) {
        double sum = 0;
        for (int i = channel; i < rgb.length; i += 3) {
            sum += (rgb[i] - mean) * (rgb[i] - mean);
        }
        return 3 * sum / rgb.length;
    }
}
