package io.github.brushwork.transfer;

import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.Start;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Makes the optimizer's variables from which a transfer starts. */
final class StartingPoint implements Start.Cases<float[]> {

    private final Image content;
    private final List<Style> styles;
    private final Preprocessing preprocessing;
    private final Parametrisation variables;
    private final Random random;

    StartingPoint(Inputs inputs, Preprocessing preprocessing, Parametrisation variables, long seed) {
        this.content = inputs.content();
        this.styles = inputs.styles();
        this.preprocessing = preprocessing;
        this.variables = variables;
        this.random = new Random(seed);
    }

    @Override
    public float[] content() {
        return variables.of(content);
    }

    /** Not of an image, as it leaves the range of colours. */
    @Override
    public float[] noise(double levels) {
        double deviation = levels * preprocessing.meanScale() / 255;
        Shape shape = new Shape(content.height(), content.width(), 3);
        return variables.of(new Tensor(shape, drawn(channel -> deviation * random.nextGaussian())));
    }

    @Override
    public float[] grey() {
        return ofColours(channel -> 0.5 + (random.nextDouble() - 0.5) / 255);
    }

    @Override
    public float[] uniformNoise() {
        return ofColours(channel -> random.nextDouble());
    }

    @Override
    public float[] styleStatistics() {
        ColourMoments moments = ColourMoments.of(styles);
        return ofColours(channel -> colour(moments.mean[channel], moments.deviation[channel]));
    }

    /** A normal number that is a colour: drawn again while it is none. */
    private double colour(double mean, double deviation) {
        double value;
        do {
            value = mean + deviation * random.nextGaussian();
        } while (value < 0 || value > 1);
        return value;
    }

    @Override
    public float[] image(Image image) {
        return variables.of(image.resize(content.width(), content.height()));
    }

    private float[] ofColours(IntToDoubleFunction ofChannel) {
        return variables.of(Image.clamped(content.width(), content.height(), drawn(ofChannel)));
    }

    private float[] drawn(IntToDoubleFunction ofChannel) {
        float[] values = new float[3 * content.width() * content.height()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ofChannel.applyAsDouble(i % 3);
        }
        return values;
    }

    /** Mean and standard deviation of red, green and blue. */
    private record ColourMoments(double[] mean, double[] deviation) {

        /** The weighted mean of several pictures' means, and the root of that of their variances. */
        static ColourMoments of(List<Style> styles) {
            double[] mean = new double[3];
            double[] deviation = new double[3];
            double total = styles.stream().mapToDouble(Style::weight).sum();
            for (int c = 0; c < 3; c++) {
                double variance = 0;
                for (Style style : styles) {
                    float[] rgb = style.image().rgb();
                    double channelMean = mean(rgb, c);
                    mean[c] += style.weight() / total * channelMean;
                    variance += style.weight() / total * variance(rgb, c, channelMean);
                }
                deviation[c] = Math.sqrt(variance);
            }
            return new ColourMoments(mean, deviation);
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
}
