package io.github.brushwork.core.image;

import io.github.brushwork.core.Shape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * A region of a picture: height x width weights from 0, outside, to 1, inside, row by row from the top left. Immutable and
 * therefore thread-safe.
 *
 * <p>A mask need not have the size of the picture it belongs to; whoever uses one resizes it, to the picture or to the
 * activations of a layer: see {@link #resize}.
 */
public final class Mask {

    /** How far a weight may lie outside [0, 1] and still be taken for rounding: a quarter of a step of 8 bits. */
    private static final float ROUNDING = 0.001f;

    /** ITU-R BT.709. */
    private static final double RED = 0.2126;

    private static final double GREEN = 0.7152;
    private static final double BLUE = 0.0722;

    private final int width;
    private final int height;
    private final float[] weights;

    /** Takes ownership of weights that are known to be well formed. */
    Mask(int width, int height, float[] weights) {
        this.width = width;
        this.height = height;
        this.weights = weights;
    }

    /**
     * A mask of given weights.
     *
     * @param width columns
     * @param height rows
     * @param weights height x width values in [0, 1]; up to 0.001 outside counts as rounding and is clamped; copied, not
     *     modified
     * @return the mask
     * @throws IllegalArgumentException if a side is less than 1, the array has another length, or a weight is not a number
     *     or lies outside [0, 1]
     */
    public static Mask of(int width, int height, float[] weights) {
        Shape shape = new Shape(height, width, 1);
        if (weights.length != shape.size()) {
            throw new IllegalArgumentException("a mask of " + width + " x " + height + " has " + shape.size()
                    + " weights, but the array has " + weights.length);
        }
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= -ROUNDING && weights[i] <= 1 + ROUNDING)) {
                throw new IllegalArgumentException("the weight of a mask at column " + i % width + ", row " + i / width
                        + " is " + weights[i] + ", but must lie in [0, 1]: divide values from 0 to 255 by 255");
            }
        }
        float[] copy = weights.clone();
        Image.clamp(copy);
        return new Mask(width, height, copy);
    }

    /**
     * A mask that leaves nothing out.
     *
     * @param width columns
     * @param height rows
     * @return weights of 1
     * @throws IllegalArgumentException if a side is less than 1
     */
    public static Mask full(int width, int height) {
        float[] weights = new float[new Shape(height, width, 1).size()];
        Arrays.fill(weights, 1);
        return new Mask(width, height, weights);
    }

    /**
     * A mask from a grey picture: white is inside, black is outside. Of a coloured picture the weight is the luma of ITU-R
     * BT.709 of the sRGB-encoded values. What is transparent is outside: weights are multiplied by alpha.
     *
     * @param image the picture
     * @return a mask of its size
     */
    public static Mask of(Image image) {
        float[] rgb = image.sharedRgb();
        float[] alpha = image.sharedAlpha();
        float[] weights = new float[image.width() * image.height()];
        for (int i = 0; i < weights.length; i++) {
            double luma = RED * rgb[3 * i] + GREEN * rgb[3 * i + 1] + BLUE * rgb[3 * i + 2];
            weights[i] = (float) (alpha == null ? luma : luma * alpha[i]);
        }
        Image.clamp(weights);
        return new Mask(image.width(), image.height(), weights);
    }

    /**
     * Reads a grey picture as {@link #of(Image)} takes it.
     *
     * @param path a file of any format that {@link Image#read(Path)} reads
     * @return the mask
     * @throws ImageException as {@link Image#read(Path)} does
     */
    public static Mask read(Path path) {
        return of(Image.read(path));
    }

    /**
     * Columns.
     *
     * @return at least 1
     */
    public int width() {
        return width;
    }

    /**
     * Rows.
     *
     * @return at least 1
     */
    public int height() {
        return height;
    }

    /**
     * The weights.
     *
     * @return height x width values in [0, 1]; a new array
     */
    public float[] weights() {
        return weights.clone();
    }

    /**
     * The weight of one pixel.
     *
     * @param x column
     * @param y row
     * @return from 0, outside, to 1, inside
     * @throws IndexOutOfBoundsException if the mask has no such pixel
     */
    public float at(int x, int y) {
        return weights[Objects.checkIndex(y, height) * width + Objects.checkIndex(x, width)];
    }

    /**
     * The share of the picture that lies inside.
     *
     * @return the mean weight, in [0, 1]
     */
    public double area() {
        double sum = 0;
        for (float weight : weights) {
            sum += weight;
        }
        return sum / weights.length;
    }

    /**
     * Whether nothing lies inside.
     *
     * @return whether every weight is 0
     */
    public boolean isEmpty() {
        for (float weight : weights) {
            if (weight > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * The rest of the picture.
     *
     * @return one minus each weight
     */
    public Mask inverse() {
        float[] inverse = new float[weights.length];
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = 1 - weights[i];
        }
        return new Mask(width, height, inverse);
    }

    /**
     * This mask in another size, softly; the aspect is not kept. Where it shrinks, a weight is the mean over the area that
     * the new pixel covers, so that it is 0 or 1 exactly where that area lies wholly outside or inside. Where it grows, it
     * is interpolated linearly. No weight leaves the range of those it is made of, unlike with {@link Resampling#LANCZOS},
     * whose ringing would give a faint weight to pixels beside the region.
     *
     * <p>Resizing to the height and width of a layer's activations is how a region is carried to that layer: mode {@code
     * simple} in leongatys/NeuralImageSynthesis, the code of L. Gatys et al., Controlling Perceptual Factors in Neural Style
     * Transfer, CVPR 2017. Its mode {@code inside} leaves out positions that see anything of the
     * rest of the image; {@link #eroded} by the radius of what a position sees comes before resizing then.
     *
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @return a mask of that size, this one if the size is the same
     * @throws IllegalArgumentException if a side is less than 1
     */
    public Mask resize(int width, int height) {
        int size = new Shape(height, width, 1).size();
        if (width == this.width && height == this.height) {
            return this;
        }
        SoftWeights columns = SoftWeights.of(this.width, width);
        SoftWeights rows = SoftWeights.of(this.height, height);
        float[] resized = new float[size];
        double[] line = new double[this.width];
        for (int y = 0; y < height; y++) {
            rows.sumRows(y, weights, line);
            for (int x = 0; x < width; x++) {
                resized[y * width + x] = (float) columns.sum(x, line);
            }
        }
        Image.clamp(resized);
        return new Mask(width, height, resized);
    }

    /**
     * This mask without its margin: each weight becomes the least of those up to the given distance away, in either
     * direction. Beyond the border of the picture the region is taken to go on.
     *
     * @param radius columns and rows, at least 0
     * @return a mask of the same size
     * @throws IllegalArgumentException if the radius is negative
     */
    public Mask eroded(int radius) {
        if (radius < 0) {
            throw new IllegalArgumentException("a radius of " + radius + " pixels: it must be at least 0");
        }
        float[] eroded = new float[weights.length];
        float[] horizontally = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            horizontally[i] = least(weights, i - i % width, 1, i % width, width, radius);
        }
        for (int i = 0; i < weights.length; i++) {
            eroded[i] = least(horizontally, i % width, width, i / width, height, radius);
        }
        return new Mask(width, height, eroded);
    }

    /** The least value of a line around one of its pixels. */
    private static float least(float[] values, int start, int stride, int centre, int length, int radius) {
        float least = 1;
        int last = (int) Math.min(length - 1L, (long) centre + radius);
        for (int k = Math.max(0, centre - radius); k <= last; k++) {
            least = Math.min(least, values[start + k * stride]);
        }
        return least;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask that
                && width == that.width
                && height == that.height
                && Arrays.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "mask of %d x %d, %.1f %% inside", width, height, 100 * area());
    }
}
