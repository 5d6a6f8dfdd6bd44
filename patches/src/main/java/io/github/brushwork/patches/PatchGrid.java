package io.github.brushwork.patches;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;

/**
 * Square patches on a picture, row by row. They begin outside it, so that pixels of the border are covered as often as others;
 * what lies outside is the pixel next to it.
 *
 * @param height of the picture
 * @param width of the picture
 * @param size of a patch
 * @param stride from one patch to the next
 */
record PatchGrid(int height, int width, int size, int stride) {

    static PatchGrid on(Shape picture, int size, int stride) {
        return new PatchGrid(picture.height(), picture.width(), size, stride);
    }

    int rows() {
        return (height + size - 2) / stride + 1;
    }

    int columns() {
        return (width + size - 2) / stride + 1;
    }

    int count() {
        return rows() * columns();
    }

    /** The topmost row of pixels of a row of patches; may be negative. */
    int top(int row) {
        return row * stride - (size - 1);
    }

    /** The leftmost column of pixels of a column of patches; may be negative. */
    int left(int column) {
        return column * stride - (size - 1);
    }

    /** The pixel in the middle of a patch, or the one next to it in the picture. */
    int centre(int patch) {
        int y = top(patch / columns()) + size / 2;
        int x = left(patch % columns()) + size / 2;
        return inside(y, height) * width + inside(x, width);
    }

    /** Copies a patch's values: row by row, pixel by pixel, channel by channel. */
    void copy(Tensor picture, int patch, float[] to, int at) {
        int channels = picture.shape().channels();
        float[] from = picture.data();
        int top = top(patch / columns());
        int left = left(patch % columns());
        int length = size * channels;
        for (int i = 0; i < size; i++) {
            int row = inside(top + i, height) * width;
            if (left >= 0 && left + size <= width) {
                System.arraycopy(from, (row + left) * channels, to, at + i * length, length);
                continue;
            }
            for (int j = 0; j < size; j++) {
                System.arraycopy(
                        from, (row + inside(left + j, width)) * channels, to, at + i * length + j * channels, channels);
            }
        }
    }

    private static int inside(int at, int length) {
        return Math.min(length - 1, Math.max(0, at));
    }
}
