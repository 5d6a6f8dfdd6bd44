package io.github.brushwork.core.kernel;

import io.github.brushwork.core.Shape;

/**
 * Which elements of an array let the gradient through, a bit for each. Every position has whole bytes of its own, so that
 * tasks that own different positions never write to the same byte. At first nothing passes.
 */
final class PlainReluMask {

    private static final int BITS = Byte.SIZE;

    private final int width;
    private final int channels;
    private final int bytes;
    private final byte[] mask;

    PlainReluMask(Shape shape) {
        this.width = shape.width();
        this.channels = shape.channels();
        this.bytes = bytes(channels);
        this.mask = new byte[shape.positions() * bytes];
    }

    static Footprint footprint(Shape shape) {
        return Footprint.bytes((long) shape.positions() * bytes(shape.channels()));
    }

    /** Bytes of a position. */
    private static int bytes(int channels) {
        return (channels + BITS - 1) / BITS;
    }

    /**
     * Sets the bits of a row: where a ReLU passes its input on. What comes out of a ReLU is +0, positive or NaN, so the
     * gradient passes where any bit of the activation is set.
     *
     * @param y the row
     * @param activations the row's activations after the ReLU, from {@code offset}; not modified
     * @param offset of the row's first element
     */
    void passActive(int y, float[] activations, int offset) {
        int at = y * width * bytes;
        for (int x = 0; x < width; x++) {
            int from = offset + x * channels;
            for (int c = 0; c < channels; c += BITS) {
                int passes = 0;
                int end = Math.min(BITS, channels - c);
                for (int bit = 0; bit < end; bit++) {
                    passes |= isSet(activations[from + c + bit]) << bit;
                }
                mask[at++] = (byte) passes;
            }
        }
    }

    /** 0 for +0, else 1, without a branch that could be mispredicted. */
    private static int isSet(float value) {
        int bits = Float.floatToRawIntBits(value);
        return (bits | -bits) >>> 31;
    }

    /**
     * Sets the bits of two rows: at the largest of every window of 2 x 2, at the first if several are equal, at the first
     * NaN if there is one. A last column that is in no window never passes.
     *
     * @param y the upper row
     * @param activations the two rows, from {@code offset}; not modified
     * @param offset of the upper row's first element
     * @param behindRelu whether a ReLU made the activations and masks the gradient too: nothing passes in a window of zeros
     */
    void passLargest(int y, float[] activations, int offset, boolean behindRelu) {
        int below = width * channels;
        for (int x = 0; x + 1 < width; x += 2) {
            int upper = (y * width + x) * bytes;
            int lower = upper + width * bytes;
            int from = offset + x * channels;
            for (int c = 0; c < channels; c += BITS) {
                int passes0 = 0;
                int passes1 = 0;
                int passes2 = 0;
                int passes3 = 0;
                int end = Math.min(BITS, channels - c);
                for (int bit = 0; bit < end; bit++) {
                    int i = from + c + bit;
                    float first = activations[i];
                    float second = activations[i + channels];
                    float third = activations[i + below];
                    float fourth = activations[i + below + channels];
                    int largest = largest(first, second, third, fourth);
                    int passes = behindRelu ? isSet(first) | isSet(second) | isSet(third) | isSet(fourth) : 1;
                    passes0 |= (largest == 0 ? passes : 0) << bit;
                    passes1 |= (largest == 1 ? passes : 0) << bit;
                    passes2 |= (largest == 2 ? passes : 0) << bit;
                    passes3 |= (largest == 3 ? passes : 0) << bit;
                }
                int at = c / BITS;
                mask[upper + at] = (byte) passes0;
                mask[upper + bytes + at] = (byte) passes1;
                mask[lower + at] = (byte) passes2;
                mask[lower + bytes + at] = (byte) passes3;
            }
        }
    }

    private static int largest(float first, float second, float third, float fourth) {
        int largest = 0;
        float value = first;
        if (isLarger(second, value)) {
            largest = 1;
            value = second;
        }
        if (isLarger(third, value)) {
            largest = 2;
            value = third;
        }
        return isLarger(fourth, value) ? 3 : largest;
    }

    /** Whether a value takes the place of what was the largest before it. */
    private static boolean isLarger(float value, float before) {
        return !(before >= value) && !Float.isNaN(before);
    }

    /**
     * Sets to 0 what does not pass in a row, NaN too.
     *
     * @param y the row
     * @param gradient modified: the row's elements from {@code offset}
     * @param offset of the row's first element
     */
    void apply(int y, float[] gradient, int offset) {
        int at = y * width * bytes;
        for (int x = 0; x < width; x++) {
            int to = offset + x * channels;
            for (int c = 0; c < channels; c += BITS) {
                int passes = mask[at++];
                int end = Math.min(BITS, channels - c);
                for (int bit = 0; bit < end; bit++) {
                    int i = to + c + bit;
                    int kept = -(passes >> bit & 1);
                    gradient[i] = Float.intBitsToFloat(Float.floatToRawIntBits(gradient[i]) & kept);
                }
            }
        }
    }
}
