package io.github.brushwork.vgg;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;

/** Makes images smaller by averaging areas. */
final class Reduction {

    private Reduction() {}

    /**
     * The image with at most {@code side * side} pixels, its aspect kept to a pixel.
     *
     * @param image height x width x channels; not modified
     * @return a smaller image, or the image itself if it is small enough
     */
    static Tensor toArea(Tensor image, int side) {
        Shape shape = image.shape();
        double scale = side / Math.sqrt((double) shape.height() * shape.width());
        if (scale >= 1) {
            return image;
        }
        int height = Math.max(1, (int) Math.floor(shape.height() * scale));
        int width = Math.max(1, (int) Math.floor(shape.width() * scale));
        return shrink(image, new Shape(height, width, shape.channels()));
    }

    private static Tensor shrink(Tensor image, Shape to) {
        Shape from = image.shape();
        int channels = to.channels();
        double stepY = (double) from.height() / to.height();
        double stepX = (double) from.width() / to.width();
        float[] data = new float[to.size()];
        double[] sums = new double[channels];
        for (int y = 0; y < to.height(); y++) {
            for (int x = 0; x < to.width(); x++) {
                addArea(image, y * stepY, (y + 1) * stepY, x * stepX, (x + 1) * stepX, sums);
                for (int c = 0; c < channels; c++) {
                    data[(y * to.width() + x) * channels + c] = (float) (sums[c] / (stepY * stepX));
                    sums[c] = 0;
                }
            }
        }
        return new Tensor(to, data);
    }

    private static void addArea(Tensor image, double top, double bottom, double left, double right, double[] sums) {
        Shape shape = image.shape();
        int endY = Math.min(shape.height(), (int) Math.ceil(bottom));
        int endX = Math.min(shape.width(), (int) Math.ceil(right));
        for (int y = (int) top; y < endY; y++) {
            double tall = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = (int) left; x < endX; x++) {
                double area = tall * (Math.min(right, x + 1) - Math.max(left, x));
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += area * image.data()[(y * shape.width() + x) * sums.length + c];
                }
            }
        }
    }
}
