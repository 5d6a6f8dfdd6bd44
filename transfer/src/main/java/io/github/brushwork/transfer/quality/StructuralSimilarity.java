package io.github.brushwork.transfer.quality;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.colour.Luminance;

/**
 * How much of one picture's structure is in another: the mean structural similarity index (SSIM) of their luma.
 *
 * <pre>{@code
 * SSIM = (2 m n + c) (2 s + d) / ((m^2 + n^2 + c) (v + w + d)),   c = 0.01^2, d = 0.03^2
 * }</pre>
 *
 * <p>{@code m} and {@code n} are the means, {@code v} and {@code w} the variances and {@code s} the covariance of the two
 * pictures within a window of 11 x 11 pixels, weighted by a normal distribution of deviation 1.5. The index is averaged over
 * all windows that lie within the picture, so a rim of 5 pixels counts less. Luma is that of {@link Luminance#REC_601}, in [0,
 * 1]. Pictures are compared in their own resolution: no scale is halved first.
 *
 * <p>Source: Z. Wang, A. C. Bovik, H. R. Sheikh, E. P. Simoncelli, <a
 * href="https://doi.org/10.1109/TIP.2003.819861">Image Quality Assessment: From Error Visibility to Structural Similarity</a>,
 * IEEE Transactions on Image Processing 13(4), 2004, equation 13 with the window and constants of section III.C.
 */
public final class StructuralSimilarity {

    /** The side of the window: smaller pictures have no index. */
    public static final int WINDOW = 11;

    private static final double DEVIATION = 1.5;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;

    private StructuralSimilarity() {}

    /**
     * The mean index of two pictures.
     *
     * @param a a picture; its alpha is ignored
     * @param b a picture of the same size; its alpha is ignored
     * @return from -1 to 1, and 1 only for pictures of the same luma; the order of the pictures does not matter
     * @throws IllegalArgumentException if the pictures differ in size or a side is shorter than {@link #WINDOW}
     */
    public static double between(Image a, Image b) {
        Sizes.requireSame(a, b);
        if (!fits(a)) {
            throw new IllegalArgumentException("structural similarity of pictures of " + Sizes.text(a)
                    + " pixels: both sides must have at least " + WINDOW + ", the size of its window");
        }
        double[] lumaA = luma(a);
        double[] lumaB = luma(b);
        double[] meanA = windowMeans(lumaA, a.width());
        double[] meanB = windowMeans(lumaB, a.width());
        double[] squareA = windowMeans(product(lumaA, lumaA), a.width());
        double[] squareB = windowMeans(product(lumaB, lumaB), a.width());
        double[] mixed = windowMeans(product(lumaA, lumaB), a.width());
        double sum = 0;
        for (int i = 0; i < meanA.length; i++) {
            sum += index(meanA[i], meanB[i], squareA[i], squareB[i], mixed[i]);
        }
        return sum / meanA.length;
    }

    /** Whether a picture has room for the window. */
    static boolean fits(Image picture) {
        return Math.min(picture.width(), picture.height()) >= WINDOW;
    }

    private static double index(double meanA, double meanB, double squareA, double squareB, double mixed) {
        double product = meanA * meanB;
        double squares = meanA * meanA + meanB * meanB;
        double covariance = mixed - product;
        double variances = squareA + squareB - squares;
        return (2 * product + C1) * (2 * covariance + C2) / ((squares + C1) * (variances + C2));
    }

    private static double[] luma(Image picture) {
        float[] grey = Luminance.REC_601.grey(picture).rgb();
        double[] luma = new double[grey.length / 3];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = grey[3 * i];
        }
        return luma;
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    /** The weighted mean of every window that lies within the picture, row by row: the window is a product of two lines. */
    private static double[] windowMeans(double[] values, int width) {
        int height = values.length / width;
        int columns = width - WINDOW + 1;
        double[] alongRows = means(values, height, width, columns, 1);
        return means(alongRows, height - WINDOW + 1, columns, columns, columns);
    }

    /** Means of so many values along one line, a stride apart. */
    private static double[] means(double[] values, int rows, int width, int columns, int stride) {
        double[] line = line();
        double[] means = new double[rows * columns];
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double sum = 0;
                for (int k = 0; k < WINDOW; k++) {
                    sum += line[k] * values[y * width + x + k * stride];
                }
                means[y * columns + x] = sum;
            }
        }
        return means;
    }

    private static double[] line() {
        double[] line = new double[WINDOW];
        double sum = 0;
        for (int k = 0; k < WINDOW; k++) {
            double distance = (k - WINDOW / 2) / DEVIATION;
            line[k] = Math.exp(-distance * distance / 2);
            sum += line[k];
        }
        for (int k = 0; k < WINDOW; k++) {
            line[k] /= sum;
        }
        return line;
    }
}
