package io.github.brushwork.core;

import io.github.brushwork.core.image.Image;
import java.util.Arrays;

/**
 * The map between an image's colours and the numbers a network was trained on: each channel is
 * {@code scale * value - mean}, where {@code value} is the sRGB value in [0, 1].
 *
 * @param bgr whether the network's channels are blue, green, red rather than red, green, blue
 * @param scale network units from black to white
 * @param mean what is subtracted from each channel, in the network's order and units; copied
 */
public record Preprocessing(boolean bgr, float scale, float[] mean) {

    /**
     * What the original Caffe VGG networks take, and the Keras files made from them: blue, green, red from 0 to 255,
     * minus the mean colour of ImageNet.
     */
    public static final Preprocessing CAFFE = new Preprocessing(true, 255f, new float[] {103.939f, 116.779f, 123.68f});

    /** Red, green, blue from -1 to 1. */
    public static final Preprocessing SYMMETRIC = new Preprocessing(false, 2f, new float[] {1f, 1f, 1f});

    private static final int CHANNELS = 3;

    /**
     * Creates a map.
     *
     * @param bgr whether the network's channels are blue, green, red rather than red, green, blue
     * @param scale network units from black to white
     * @param mean what is subtracted from each channel, in the network's order and units; copied
     * @throws IllegalArgumentException if the scale is not positive or there are not three means
     */
    public Preprocessing {
        if (!(scale > 0) || mean.length != CHANNELS) {
            throw new IllegalArgumentException(
                    "preprocessing needs a positive scale and three means, but got " + scale + " and " + mean.length);
        }
        mean = mean.clone();
    }

    /**
     * What is subtracted from each channel.
     *
     * @return a copy, in the network's order and units
     */
    @Override
    public float[] mean() {
        return mean.clone();
    }

    /**
     * From colours to network space; alpha is ignored.
     *
     * @param image an image
     * @return height x width x 3
     */
    public Tensor toNetwork(Image image) {
        float[] rgb = image.rgb();
        float[] x = new float[rgb.length];
        for (int i = 0; i < rgb.length; i += CHANNELS) {
            for (int c = 0; c < CHANNELS; c++) {
                x[i + c] = scale * rgb[i + sourceChannel(c)] - mean[c];
            }
        }
        return new Tensor(new Shape(image.height(), image.width(), CHANNELS), x);
    }

    /**
     * From network space to colours. Values are not clamped: an optimizer may leave the range of colours, and what to do
     * then is the caller's choice.
     *
     * @param x height x width x 3; not modified
     * @return red, green, blue in one array, channels last; within [0, 1] where the tensor is within the network's range
     */
    public float[] toRgb(Tensor x) {
        float[] data = x.data();
        float[] rgb = new float[data.length];
        for (int i = 0; i < data.length; i += CHANNELS) {
            for (int c = 0; c < CHANNELS; c++) {
                rgb[i + sourceChannel(c)] = (data[i + c] + mean[c]) / scale;
            }
        }
        return rgb;
    }

    private int sourceChannel(int networkChannel) {
        return bgr ? CHANNELS - 1 - networkChannel : networkChannel;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Preprocessing that
                && bgr == that.bgr
                && scale == that.scale
                && Arrays.equals(mean, that.mean);
    }

    @Override
    public int hashCode() {
        return 31 * Float.hashCode(scale) + Arrays.hashCode(mean);
    }

    @Override
    public String toString() {
        return (bgr ? "BGR" : "RGB") + " * " + scale + " - " + Arrays.toString(mean);
    }
}
