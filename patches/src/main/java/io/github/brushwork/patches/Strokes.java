package io.github.brushwork.patches;

import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What a painting is made of: patches of a style, some of them mirrored or transposed, and the keys by which they are found. A key
 * is a patch's principal components and the brightness around it.
 *
 * @param size of a patch, in pixels
 * @param colours count x size x size x 3
 * @param count how many
 * @param basis of the keys
 * @param keys count x {@link #depth()}
 */
record Strokes(int size, float[] colours, int count, PatchBasis basis, float[] keys) {

    /** One less than a power of two with the brightness, and with the 1 of the search a power of two: no lane of a vector is idle. */
    private static final int COMPONENTS = 30;

    private static final int ORIENTATIONS = 4;

    /**
     * Takes strokes of a style.
     *
     * @param style height x width x 3
     * @param stride between patches
     * @param most how many to take; if there are more, so many at random
     */
    static Strokes of(Tensor style, int size, int stride, int most, long seed, Kernels kernels) {
        int height = style.shape().height();
        int width = style.shape().width();
        int rows = Math.max(1, (height - size) / stride + 1);
        int columns = Math.max(1, (width - size) / stride + 1);
        int[] chosen = sample(rows * columns * ORIENTATIONS, most, seed);
        int length = 3 * size * size;
        float[] colours = new float[chosen.length * length];
        float[] guides = new float[chosen.length];
        Tensor brightness = Brightness.of(style, size);
        kernels.workers()
                .loop((n, scratch) -> {
                    int top = chosen[n] / ORIENTATIONS / columns * stride;
                    int left = chosen[n] / ORIENTATIONS % columns * stride;
                    copy(style, top, left, size, chosen[n] % ORIENTATIONS, colours, n * length);
                    int y = Math.min(height - 1, top + size / 2);
                    guides[n] = brightness.data()[y * width + Math.min(width - 1, left + size / 2)];
                })
                .run(chosen.length);
        PatchBasis basis = PatchBasis.of(colours, length, COMPONENTS, kernels);
        float[] projected = new float[chosen.length * basis.dimension()];
        basis.projection(chosen.length, kernels).multiply(colours, basis.components(), projected);
        return new Strokes(size, colours, chosen.length, basis, keys(projected, basis, guides));
    }

    /** Puts components, less the mean patch's, and brightness side by side. */
    private static float[] keys(float[] projected, PatchBasis basis, float[] guides) {
        int depth = basis.dimension() + 1;
        float[] keys = new float[guides.length * depth];
        for (int n = 0; n < guides.length; n++) {
            key(projected, n, basis, guides[n], keys, n);
        }
        return keys;
    }

    /** Writes one key. */
    static void key(float[] projected, int from, PatchBasis basis, float brightness, float[] keys, int to) {
        int dimension = basis.dimension();
        int at = to * (dimension + 1);
        for (int k = 0; k < dimension; k++) {
            keys[at + k] = projected[from * dimension + k] - basis.origin()[k];
        }
        keys[at + dimension] = brightness;
    }

    int depth() {
        return basis.dimension() + 1;
    }

    /** Values of a patch. */
    int length() {
        return 3 * size * size;
    }

    /** So many numbers below a limit, each at most once, in random order. */
    private static int[] sample(int limit, int most, long seed) {
        int[] numbers = new int[limit];
        for (int i = 0; i < limit; i++) {
            numbers[i] = i;
        }
        SplittableRandom random = new SplittableRandom(seed);
        int count = Math.min(most, limit);
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(limit - i);
            int swapped = numbers[i];
            numbers[i] = numbers[other];
            numbers[other] = swapped;
        }
        return Arrays.copyOf(numbers, count);
    }

    /** Copies a patch; bit 0 of the orientation mirrors it, bit 1 transposes it. */
    private static void copy(Tensor style, int top, int left, int size, int orientation, float[] to, int at) {
        int height = style.shape().height();
        int width = style.shape().width();
        int next = at;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                int x = (orientation & 1) == 0 ? j : size - 1 - j;
                int down = (orientation & 2) == 0 ? i : x;
                int right = (orientation & 2) == 0 ? x : i;
                int pixel = Math.min(height - 1, top + down) * width + Math.min(width - 1, left + right);
                System.arraycopy(style.data(), 3 * pixel, to, next, 3);
                next += 3;
            }
        }
    }
}
