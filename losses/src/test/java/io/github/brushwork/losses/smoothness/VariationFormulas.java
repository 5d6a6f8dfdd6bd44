package io.github.brushwork.losses.smoothness;

import io.github.brushwork.core.Shape;
import io.github.brushwork.losses.smoothness.TotalVariationLoss.Form;

/** The forms of total variation by their definition, in plain loops and double precision. */
final class VariationFormulas {

    private VariationFormulas() {}

    static double variation(Form form, float[] x, Shape shape, double unit) {
        Image image = new Image(x, shape, unit);
        return switch (form) {
            case MEAN_SQUARES -> meanSquares(image);
            case HALF_SQUARES -> halfSquares(image);
            case MAGNITUDES -> magnitudes(image);
            case NINE_POINTS -> ninePoints(image);
        };
    }

    private record Image(float[] x, Shape shape, double unit) {

        int height() {
            return shape.height();
        }

        int width() {
            return shape.width();
        }

        /** A step between two positions, those outside being replicas of the border; none from a pixel to itself. */
        double step(int c, int y, int x, int toY, int toX) {
            int from = index(y, x, c);
            int to = index(toY, toX, c);
            return from == to ? 0 : ((double) this.x[to] - this.x[from]) / unit;
        }

        private int index(int y, int x, int c) {
            int row = Math.max(0, Math.min(height() - 1, y));
            int column = Math.max(0, Math.min(width() - 1, x));
            return (row * width() + column) * shape.channels() + c;
        }
    }

    private static double meanSquares(Image image) {
        double vertical = 0;
        double horizontal = 0;
        for (int c = 0; c < image.shape().channels(); c++) {
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    vertical += Math.pow(image.step(c, y, x, y + 1, x), 2);
                    horizontal += Math.pow(image.step(c, y, x, y, x + 1), 2);
                }
            }
        }
        int verticalPairs = (image.height() - 1) * image.width() * image.shape().channels();
        int horizontalPairs =
                image.height() * (image.width() - 1) * image.shape().channels();
        return vertical / Math.max(1, verticalPairs) + horizontal / Math.max(1, horizontalPairs);
    }

    private static double halfSquares(Image image) {
        double sum = 0;
        for (int c = 0; c < image.shape().channels(); c++) {
            for (int y = 0; y < image.height() - 1; y++) {
                for (int x = 0; x < image.width() - 1; x++) {
                    sum += Math.pow(image.step(c, y, x, y + 1, x), 2) / 2;
                    sum += Math.pow(image.step(c, y, x, y, x + 1), 2) / 2;
                }
            }
        }
        return sum;
    }

    private static double magnitudes(Image image) {
        double sum = 0;
        for (int c = 0; c < image.shape().channels(); c++) {
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    sum += Math.abs(image.step(c, y, x, y + 1, x));
                    sum += Math.abs(image.step(c, y, x, y, x + 1));
                }
            }
        }
        return sum;
    }

    /** Rows and columns of the padded image are counted from -1. */
    private static double ninePoints(Image image) {
        int height = image.height();
        int width = image.width();
        int channels = image.shape().channels();
        double straight = 0;
        double diagonal = 0;
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    straight += Math.pow(image.step(c, y, x, y, x + 1), 2);
                    straight += Math.pow(image.step(c, y, x, y + 1, x), 2);
                }
            }
            for (int y = -1; y < height; y++) {
                for (int x = -1; x < width; x++) {
                    diagonal += Math.pow(image.step(c, y, x, y + 1, x + 1), 2);
                    diagonal += Math.pow(image.step(c, y, x + 1, y + 1, x), 2);
                }
            }
        }
        return 2
                * (straight / 3 / (height * width * channels)
                        + diagonal / 12 / ((height + 1) * (width + 1) * channels));
    }
}
