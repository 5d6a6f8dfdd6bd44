package io.github.brushwork.losses;

import static io.github.brushwork.testing.Matrices.multiply;
import static io.github.brushwork.testing.Matrices.transposed;

import io.github.brushwork.core.Shape;
import io.github.brushwork.losses.GramMatrix.Normalization;
import java.util.Arrays;

/** The losses by their definition, in plain loops and double precision. */
public final class Formulas {

    private Formulas() {}

    public static double content(float[] f, float[] p, Scaling scaling) {
        int n = f.length;
        double squares = 0;
        double magnitudes = 0;
        for (int i = 0; i < n; i++) {
            squares += ((double) f[i] - p[i]) * ((double) f[i] - p[i]);
            magnitudes += Math.abs((double) f[i] - p[i]);
        }
        if (scaling != Scaling.RELATIVE) {
            return switch (scaling) {
                case SUM -> squares;
                case GATYS -> squares / 2;
                case MAGNITUDES -> squares / (magnitudes + 1e-8);
                default -> squares / n;
            };
        }
        double mean = 0;
        for (float value : p) {
            mean += value / (double) n;
        }
        double variance = 0;
        for (float value : p) {
            variance += (value - mean) * (value - mean) / n;
        }
        return squares / n / variance;
    }

    public static double style(float[] f, Shape shape, double[] a, Normalization normalization, Scaling scaling) {
        return style(f, shape, a, normalization, 0, scaling);
    }

    public static double style(
            float[] f, Shape shape, double[] a, Normalization normalization, double shift, Scaling scaling) {
        return style(gram(f, shape, normalization, shift), a, scaling);
    }

    public static double style(double[] g, double[] a, Scaling scaling) {
        double squares = 0;
        double norm = 0;
        double magnitudes = 0;
        for (int i = 0; i < g.length; i++) {
            magnitudes += Math.abs(g[i] - a[i]);
            squares += (g[i] - a[i]) * (g[i] - a[i]);
            norm += a[i] * a[i];
        }
        return switch (scaling) {
            case SUM -> squares;
            case GATYS -> squares / 4 / g.length;
            case MEAN -> squares / g.length;
            case RELATIVE -> squares / norm;
            case MAGNITUDES -> squares / (magnitudes + 1e-8);
        };
    }

    public static double[] gram(float[] f, Shape shape, Normalization normalization) {
        return gram(f, shape, normalization, 0);
    }

    public static double[] gram(float[] f, Shape shape, Normalization normalization, double shift) {
        int channels = shape.channels();
        double[] gram = new double[channels * channels];
        double divisor = 1;
        if (normalization != Normalization.NONE) {
            divisor *= shape.height() * shape.width();
        }
        if (normalization == Normalization.ELEMENTS) {
            divisor *= channels;
        }
        for (int p = 0; p < shape.height() * shape.width(); p++) {
            for (int i = 0; i < channels; i++) {
                for (int j = 0; j < channels; j++) {
                    gram[i * channels + j] += (f[p * channels + i] + shift) * (f[p * channels + j] + shift) / divisor;
                }
            }
        }
        return gram;
    }

    public static double moments(
            float[] f, Shape shape, float[] style, Shape styleShape, double meanWeight, double deviationWeight) {
        double[] mean = means(f, shape);
        double[] variance = variances(f, shape);
        double[] styleMean = means(style, styleShape);
        double[] styleVariance = variances(style, styleShape);
        double sum = 0;
        for (int c = 0; c < mean.length; c++) {
            sum += meanWeight * Math.pow(mean[c] - styleMean[c], 2);
            sum += deviationWeight * Math.pow(Math.sqrt(variance[c] + 1e-5) - Math.sqrt(styleVariance[c] + 1e-5), 2);
        }
        return sum / mean.length;
    }

    public static double[] means(float[] f, Shape shape) {
        double[] means = new double[shape.channels()];
        for (int i = 0; i < f.length; i++) {
            means[i % means.length] += (double) f[i] / shape.positions();
        }
        return means;
    }

    public static double[] variances(float[] f, Shape shape) {
        double[] means = means(f, shape);
        double[] variances = new double[means.length];
        for (int i = 0; i < f.length; i++) {
            int c = i % means.length;
            variances[c] += (f[i] - means[c]) * (f[i] - means[c]) / shape.positions();
        }
        return variances;
    }

    /** By the eigenvalues of {@code A S1 A}, with {@code A} the root of the style's covariance {@code S2}. */
    public static double wasserstein(float[] f, Shape shape, float[] style, Shape styleShape, double epsilon) {
        double[][] s1 = covariance(f, shape, epsilon);
        double[][] s2 = covariance(style, styleShape, epsilon);
        double[][] vectors = unit(s2.length);
        double[][] diagonal = Arrays.stream(s2).map(double[]::clone).toArray(double[][]::new);
        diagonalize(diagonal, vectors);
        for (int i = 0; i < s2.length; i++) {
            diagonal[i][i] = Math.sqrt(diagonal[i][i]);
        }
        double[][] root = multiply(multiply(vectors, diagonal), transposed(vectors));
        double[][] squares = multiply(multiply(root, s1), root);
        diagonalize(squares, unit(s2.length));
        double[] means = means(f, shape);
        double[] styleMeans = means(style, styleShape);
        double sum = 0;
        for (int c = 0; c < means.length; c++) {
            sum += Math.pow(means[c] - styleMeans[c], 2) + s1[c][c] + s2[c][c] - 2 * Math.sqrt(squares[c][c]);
        }
        return sum / means.length;
    }

    public static double[][] covariance(float[] f, Shape shape, double epsilon) {
        int channels = shape.channels();
        double[] means = means(f, shape);
        double[][] covariance = new double[channels][channels];
        for (int i = 0; i < channels; i++) {
            for (int j = 0; j < channels; j++) {
                for (int p = 0; p < shape.positions(); p++) {
                    covariance[i][j] +=
                            (f[p * channels + i] - means[i]) * (f[p * channels + j] - means[j]) / shape.positions();
                }
            }
            covariance[i][i] += epsilon;
        }
        return covariance;
    }

    /** Jacobi's rotations: the matrix becomes diagonal and the vectors its eigenvectors, as columns. */
    private static void diagonalize(double[][] matrix, double[][] vectors) {
        for (int sweep = 0; sweep < 10; sweep++) {
            for (int p = 0; p < matrix.length; p++) {
                for (int q = p + 1; q < matrix.length; q++) {
                    double angle = Math.atan2(2 * matrix[p][q], matrix[q][q] - matrix[p][p]) / 2;
                    rotateColumns(matrix, p, q, angle);
                    rotateColumns(vectors, p, q, angle);
                    rotateRows(matrix[p], matrix[q], angle);
                }
            }
        }
    }

    private static void rotateColumns(double[][] matrix, int p, int q, double angle) {
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        for (double[] row : matrix) {
            double left = row[p];
            row[p] = cosine * left - sine * row[q];
            row[q] = sine * left + cosine * row[q];
        }
    }

    private static void rotateRows(double[] upper, double[] lower, double angle) {
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        for (int j = 0; j < upper.length; j++) {
            double above = upper[j];
            upper[j] = cosine * above - sine * lower[j];
            lower[j] = sine * above + cosine * lower[j];
        }
    }

    private static double[][] unit(int size) {
        double[][] unit = new double[size][size];
        for (int i = 0; i < size; i++) {
            unit[i][i] = 1;
        }
        return unit;
    }

    public static double slicedWasserstein(
            float[] f, Shape shape, float[] style, Shape styleShape, float[] directions, int count) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            double[] sorted = sorted(projections(f, shape, directions, k));
            double[] wanted = quantiles(projections(style, styleShape, directions, k), sorted.length);
            for (int r = 0; r < sorted.length; r++) {
                sum += (sorted[r] - wanted[r]) * (sorted[r] - wanted[r]) / sorted.length / count;
            }
        }
        return sum;
    }

    private static double[] projections(float[] f, Shape shape, float[] directions, int k) {
        double[] projections = new double[shape.positions()];
        for (int i = 0; i < f.length; i++) {
            projections[i / shape.channels()] +=
                    (double) f[i] * directions[k * shape.channels() + i % shape.channels()];
        }
        return projections;
    }

    /** What equal numbers are to become is the mean over all whose rank they share. */
    public static double histogram(float[] f, Shape shape, float[] style, Shape styleShape) {
        double sum = 0;
        for (int c = 0; c < shape.channels(); c++) {
            double[] channel = channel(f, shape, c);
            double[] wanted = quantiles(channel(style, styleShape, c), channel.length);
            for (double value : channel) {
                int below = (int) Arrays.stream(channel).filter(x -> x < value).count();
                int upTo = (int) Arrays.stream(channel).filter(x -> x <= value).count();
                double mean = Arrays.stream(wanted, below, upTo).average().orElse(Double.NaN);
                sum += (value - mean) * (value - mean) / f.length;
            }
        }
        return sum;
    }

    private static double[] channel(float[] f, Shape shape, int c) {
        double[] channel = new double[shape.positions()];
        Arrays.setAll(channel, p -> f[p * shape.channels() + c]);
        return channel;
    }

    private static double[] quantiles(double[] values, int count) {
        double[] sorted = sorted(values);
        double[] quantiles = new double[count];
        Arrays.setAll(quantiles, i -> sorted[(int) Math.floor((i + 0.5) * sorted.length / count)]);
        return quantiles;
    }

    private static double[] sorted(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
