package io.github.brushwork.patches;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;

/** Filters of pictures and planes. What lies beyond the border is the pixel next to it, unless said otherwise. None modifies its input. */
final class Filters {

    private Filters() {}

    /** Rec. 601 luma. */
    static Tensor grey(Tensor rgb) {
        float[] in = rgb.data();
        float[] grey = new float[rgb.shape().positions()];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = 0.299f * in[3 * i] + 0.587f * in[3 * i + 1] + 0.114f * in[3 * i + 2];
        }
        return new Tensor(rgb.shape().withChannels(1), grey);
    }

    /** A normal distribution's blur of one plane. */
    static Tensor gaussian(Tensor plane, double sigma) {
        int radius = (int) Math.ceil(4 * sigma);
        float[] taps = new float[2 * radius + 1];
        double sum = 0;
        for (int i = -radius; i <= radius; i++) {
            taps[i + radius] = (float) Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += taps[i + radius];
        }
        for (int i = 0; i < taps.length; i++) {
            taps[i] /= (float) sum;
        }
        return transposed(blurredRows(transposed(blurredRows(plane, taps)), taps));
    }

    private static Tensor blurredRows(Tensor plane, float[] taps) {
        int width = plane.shape().width();
        int radius = taps.length / 2;
        float[] in = plane.data();
        float[] out = new float[in.length];
        float[] padded = new float[width + 2 * radius];
        for (int row = 0; row < in.length; row += width) {
            for (int i = 0; i < padded.length; i++) {
                padded[i] = in[row + Math.min(width - 1, Math.max(0, i - radius))];
            }
            for (int t = 0; t < taps.length; t++) {
                float tap = taps[t];
                for (int x = 0; x < width; x++) {
                    out[row + x] += tap * padded[x + t];
                }
            }
        }
        return new Tensor(plane.shape(), out);
    }

    private static Tensor transposed(Tensor plane) {
        int height = plane.shape().height();
        int width = plane.shape().width();
        float[] out = new float[plane.data().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                out[x * height + y] = plane.data()[y * width + x];
            }
        }
        return new Tensor(new Shape(width, height, 1), out);
    }

    /** The mean over the square of a radius around each pixel, as far as it lies in the picture; of each channel. */
    static Tensor box(Tensor planes, int radius) {
        return boxColumns(boxRows(planes, radius), radius);
    }

    private static Tensor boxRows(Tensor planes, int radius) {
        int height = planes.shape().height();
        int width = planes.shape().width();
        int channels = planes.shape().channels();
        float[] in = planes.data();
        float[] out = new float[in.length];
        double[] sums = new double[width + 1];
        for (int y = 0; y < height; y++) {
            for (int c = 0; c < channels; c++) {
                int start = y * width * channels + c;
                for (int x = 0; x < width; x++) {
                    sums[x + 1] = sums[x] + in[start + x * channels];
                }
                for (int x = 0; x < width; x++) {
                    int from = Math.max(0, x - radius);
                    int to = Math.min(width, x + radius + 1);
                    out[start + x * channels] = (float) ((sums[to] - sums[from]) / (to - from));
                }
            }
        }
        return new Tensor(planes.shape(), out);
    }

    private static Tensor boxColumns(Tensor planes, int radius) {
        int height = planes.shape().height();
        int row = planes.shape().width() * planes.shape().channels();
        float[] in = planes.data();
        float[] out = new float[in.length];
        double[] sums = new double[row];
        int from = 0;
        int to = 0;
        for (int y = 0; y < height; y++) {
            for (; to < Math.min(height, y + radius + 1); to++) {
                add(in, to * row, 1, sums);
            }
            for (; from < y - radius; from++) {
                add(in, from * row, -1, sums);
            }
            double scale = 1.0 / (to - from);
            for (int i = 0; i < row; i++) {
                out[y * row + i] = (float) (scale * sums[i]);
            }
        }
        return new Tensor(planes.shape(), out);
    }

    private static void add(float[] in, int start, double sign, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sign * in[start + i];
        }
    }

    /** The length of the gradient, by central differences. */
    static Tensor gradientMagnitude(Tensor plane) {
        int height = plane.shape().height();
        int width = plane.shape().width();
        float[] in = plane.data();
        float[] out = new float[in.length];
        for (int y = 0; y < height; y++) {
            int above = Math.max(0, y - 1) * width;
            int below = Math.min(height - 1, y + 1) * width;
            for (int x = 0; x < width; x++) {
                float dx = in[y * width + Math.min(width - 1, x + 1)] - in[y * width + Math.max(0, x - 1)];
                float dy = in[below + x] - in[above + x];
                out[y * width + x] = (float) Math.sqrt(dx * dx + dy * dy) / 2;
            }
        }
        return new Tensor(plane.shape(), out);
    }
}
