package io.github.brushwork.core;

import io.github.brushwork.core.image.Image;
import java.util.Arrays;

/**
 * The map between an image's colours and the numbers a network was trained on: each channel is
 * {@code scale * value - mean}, where {@code value} is the sRGB value in [0, 1]. Immutable and safe to share between threads.
 *
 * @param bgr whether the network's channels are blue, green, red rather than red, green, blue
 * @param scale network units from black to white for each channel, in the network's order; copied
 * @param mean what is subtracted from each channel, in the network's order and units; copied
 */
public record Preprocessing(boolean bgr, float[] scale, float[] mean) {

    /**
     * What the original Caffe VGG networks take, and the Keras files made from them: blue, green, red from 0 to 255,
     * minus the mean colour of ImageNet.
     */
    public static final Preprocessing CAFFE = uniform(true, 255f, 103.939f, 116.779f, 123.68f);

    /** Red, green, blue from -1 to 1. */
    public static final Preprocessing SYMMETRIC = uniform(false, 2f, 1f, 1f, 1f);

    /**
     * What torchvision's networks take: red, green, blue from 0 to 1, minus ImageNet's mean (0.485, 0.456, 0.406), over its
     * standard deviation (0.229, 0.224, 0.225), as published with {@code torchvision.models.VGG16_Weights}.
     */
    public static final Preprocessing TORCHVISION =
            new Preprocessing(false, new float[] {1 / 0.229f, 1 / 0.224f, 1 / 0.225f}, new float[] {
                0.485f / 0.229f, 0.456f / 0.224f, 0.406f / 0.225f
            });

    private static final int CHANNELS = 3;

    /**
     * Creates a map.
     *
     * @throws IllegalArgumentException if there are not three scales that are positive and finite and three finite means
     */
    public Preprocessing {
        scale = scale.clone();
        mean = mean.clone();
        if (scale.length != CHANNELS || mean.length != CHANNELS || !isUsable(scale, mean)) {
            throw new IllegalArgumentException("preprocessing needs three scales that are positive and finite and three"
                    + " finite means, but got " + Arrays.toString(scale) + " and " + Arrays.toString(mean));
        }
    }

    private static boolean isUsable(float[] scale, float[] mean) {
        for (int c = 0; c < CHANNELS; c++) {
            if (!(scale[c] > 0) || !Float.isFinite(scale[c]) || !Float.isFinite(mean[c])) {
                return false;
            }
        }
        return true;
    }

    private static Preprocessing uniform(boolean bgr, float scale, float... mean) {
        return new Preprocessing(bgr, new float[] {scale, scale, scale}, mean);
    }

    /**
     * Network units from black to white for each channel.
     *
     * @return a copy, in the network's order
     */
    @Override
    public float[] scale() {
        return scale.clone();
    }

    /**
     * Network units from black to white, where one number must do for all channels: the mean of the three scales. It is
     * what the units of total variation, of noise and of bounds are derived from.
     *
     * @return greater than 0; the scale itself where all channels have the same one
     */
    public double meanScale() {
        return ((double) scale[0] + scale[1] + scale[2]) / CHANNELS;
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
        toNetwork(rgb, x);
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
                rgb[i + sourceChannel(c)] = (data[i + c] + mean[c]) / scale[c];
            }
        }
        return rgb;
    }

    /**
     * From red, green and blue to the network's space, without allocating.
     *
     * @param rgb red, green and blue from 0 to 1, row by row; not modified
     * @param x as long; modified: overwritten with height x width x 3 values for the network
     */
    public void toNetwork(float[] rgb, float[] x) {
        for (int i = 0; i < x.length; i += CHANNELS) {
            for (int c = 0; c < CHANNELS; c++) {
                x[i + c] = scale[c] * rgb[i + sourceChannel(c)] - mean[c];
            }
        }
    }

    /**
     * The gradient of a function of the network's input with respect to the red, green and blue that it is made of.
     *
     * @param gradient with respect to the network's input, height x width x 3; not modified
     * @param ofRgb as long; modified: overwritten with the gradient with respect to values from 0 to 1, red, green, blue
     */
    public void gradientOfRgb(float[] gradient, float[] ofRgb) {
        for (int i = 0; i < gradient.length; i += CHANNELS) {
            for (int c = 0; c < CHANNELS; c++) {
                ofRgb[i + sourceChannel(c)] = scale[c] * gradient[i + c];
            }
        }
    }

    private int sourceChannel(int networkChannel) {
        return bgr ? CHANNELS - 1 - networkChannel : networkChannel;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Preprocessing that
                && bgr == that.bgr
                && Arrays.equals(scale, that.scale)
                && Arrays.equals(mean, that.mean);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(scale) + Arrays.hashCode(mean);
    }

    @Override
    public String toString() {
        return (bgr ? "BGR" : "RGB") + " * " + Arrays.toString(scale) + " - " + Arrays.toString(mean);
    }
}
