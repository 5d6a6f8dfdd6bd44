package io.github.brushwork.losses.region;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;

/** The losses of regions by their definition, in plain loops and double precision, and masks to test them with. */
final class RegionFormulas {

    private RegionFormulas() {}

    /** Weights of which some are 0, but not that of the middle. */
    static Mask mask(Shape shape, long seed) {
        float[] weights = Vectors.gaussian(shape.positions(), seed);
        for (int p = 0; p < weights.length; p++) {
            weights[p] = Math.max(0, Math.min(1, 0.5f + weights[p] / 2));
        }
        weights[(shape.size() / 2) / shape.channels()] = 0.75f;
        return Mask.of(shape.width(), shape.height(), weights);
    }

    /** The mean of products over positions, weighted by the squared mask, times what the normalisation does not divide by. */
    static double[] guidedGram(float[] f, Shape shape, Mask mask, Normalization normalization) {
        int channels = shape.channels();
        float[] weights = mask.resize(shape.width(), shape.height()).weights();
        double total = 0;
        for (float weight : weights) {
            total += (double) weight * weight;
        }
        double factor = switch (normalization) {
            case NONE -> weights.length;
            case POSITIONS -> 1;
            case ELEMENTS -> 1.0 / channels;
        };
        double[] gram = new double[channels * channels];
        for (int p = 0; p < weights.length; p++) {
            double share = factor * weights[p] * weights[p] / total;
            for (int i = 0; i < gram.length; i++) {
                gram[i] += share * f[p * channels + i / channels] * f[p * channels + i % channels];
            }
        }
        return gram;
    }

    static double content(float[] f, float[] target, Shape shape, Mask mask, Scaling scaling) {
        int channels = shape.channels();
        float[] weights = mask.resize(shape.width(), shape.height()).weights();
        double squares = 0;
        double elements = 0;
        double sum = 0;
        double sumOfSquares = 0;
        for (int i = 0; i < f.length; i++) {
            double weight = weights[i / channels];
            squares += weight * ((double) f[i] - target[i]) * ((double) f[i] - target[i]);
            elements += weight;
            sum += weight * target[i];
            sumOfSquares += weight * target[i] * target[i];
        }
        double variance = sumOfSquares / elements - sum / elements * (sum / elements);
        return switch (scaling) {
            case SUM -> squares;
            case GATYS -> squares / 2;
            case MEAN -> squares / elements;
            case RELATIVE -> squares / elements / variance;
            case MAGNITUDES -> throw new AssertionError("there is none");
        };
    }

    /** The activations of positions whose weight is at least a half, one after the other. */
    static float[] inside(float[] f, Shape shape, Mask mask) {
        int channels = shape.channels();
        float[] weights = mask.resize(shape.width(), shape.height()).weights();
        float[] inside = new float[f.length];
        int count = 0;
        for (int i = 0; i < f.length; i++) {
            if (weights[i / channels] >= 0.5) {
                inside[count++] = f[i];
            }
        }
        return Arrays.copyOf(inside, count);
    }
}
