package io.github.brushwork.core.image.colour;

import io.github.brushwork.core.image.Image;

/**
 * Splits colours into luminance and chroma, so that a transfer can change the one and keep the other.
 *
 * <pre>{@code
 * Image content = Luminance.REC_601.grey(photo);
 * Image style = Luminance.REC_601.greyLike(painting, photo);
 * Image result = paint(content, style);
 * Image coloured = Luminance.REC_601.withLuminanceOf(photo, result);
 * }</pre>
 *
 * <p>L. A. Gatys et al., <a href="https://arxiv.org/abs/1611.07865">Controlling Perceptual Factors in Neural Style
 * Transfer</a> (2017), section 5. Pure functions; all pixels count alike, whatever their alpha.
 */
public enum Luminance {
    /**
     * Luma of ITU-R BT.601, {@code 0.299 R + 0.587 G + 0.114 B} of the sRGB-encoded values. YIQ, YUV and YCbCr all have this
     * luma, and in all of them another luma with the same chroma adds one number to red, green and blue; so they are the same
     * here. What most programs use.
     */
    REC_601(new Luma(0.299, 0.587, 0.114)),
    /**
     * Luma of ITU-R BT.709, {@code 0.2126 R + 0.7152 G + 0.0722 B} of the sRGB-encoded values: the weights that belong to the
     * primaries of sRGB.
     */
    REC_709(new Luma(0.2126, 0.7152, 0.0722)),
    /**
     * Lightness L* of CIE L*a*b* with the white of sRGB (D65), divided by 100; a* and b* are the chroma. Even to the eye: a
     * colour and its grey look equally light, where luma makes saturated blues and reds too dark.
     */
    LAB(new Lightness());

    private final Model model;

    Luminance(Model model) {
        this.model = model;
    }

    /**
     * A picture without its chroma.
     *
     * @param picture a picture
     * @return a picture of the same size, luminance and alpha whose red, green and blue are equal
     */
    public Image grey(Image picture) {
        return grey(picture, valuesOf(picture));
    }

    /**
     * A picture without its chroma, with the mean and standard deviation of another's luminance (Gatys et al. 2017, equation
     * 10): the style before a transfer of luminance, so that it does not change the content's brightness and contrast. Values
     * that would lie outside [0, 1] are clamped.
     *
     * <p>A deviation less than that of rounding to 8 bits is taken to be that: a picture of one luminance gets the other's
     * mean.
     *
     * @param picture a picture
     * @param reference the picture whose mean and deviation are taken, of any size
     * @return a picture of the first one's size and alpha whose red, green and blue are equal
     */
    public Image greyLike(Image picture, Image reference) {
        double[] values = valuesOf(picture);
        Spread from = Spread.of(values);
        Spread to = Spread.of(valuesOf(reference));
        double gain = to.deviation() / Math.max(Math.sqrt(ColourStatistics.ROUNDING), from.deviation());
        for (int i = 0; i < values.length; i++) {
            values[i] = gain * (values[i] - from.mean()) + to.mean();
        }
        return grey(picture, values);
    }

    /**
     * A picture's chroma with another's luminance: the content's colours for the result of a transfer.
     *
     * <p>Not every luminance goes with every chroma: red, green and blue that would lie outside [0, 1] are clamped, each by
     * itself, which changes both.
     *
     * @param colours the picture whose chroma and alpha are kept
     * @param luminance the picture whose luminance is taken, grey or not; as large as the other
     * @return a picture of that size
     * @throws IllegalArgumentException if the pictures differ in size
     */
    public Image withLuminanceOf(Image colours, Image luminance) {
        if (colours.width() != luminance.width() || colours.height() != luminance.height()) {
            throw new IllegalArgumentException("the colours are of " + colours.width() + " x " + colours.height()
                    + " pixels, but the luminance of " + luminance.width() + " x " + luminance.height()
                    + ": resize one of the pictures to the other's size");
        }
        float[] rgb = colours.rgb();
        double[] values = valuesOf(luminance);
        double[] colour = new double[3];
        for (int i = 0; i < values.length; i++) {
            for (int c = 0; c < 3; c++) {
                colour[c] = rgb[3 * i + c];
            }
            model.relight(colour, values[i]);
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = (float) colour[c];
            }
        }
        return Recoloured.of(colours, rgb);
    }

    private Image grey(Image picture, double[] luminance) {
        float[] rgb = new float[3 * luminance.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (float) model.grey(luminance[i / 3]);
        }
        return Recoloured.of(picture, rgb);
    }

    /** The luminance of every pixel, in [0, 1] to rounding. */
    private double[] valuesOf(Image picture) {
        float[] rgb = picture.rgb();
        double[] values = new double[rgb.length / 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = model.luminance(rgb[3 * i], rgb[3 * i + 1], rgb[3 * i + 2]);
        }
        return values;
    }

    private record Spread(double mean, double deviation) {

        static Spread of(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            double mean = sum / values.length;
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            return new Spread(mean, Math.sqrt(squares / values.length));
        }
    }

    /** What luminance is. Colours are sRGB-encoded, luminance lies in [0, 1] from black to white. */
    interface Model {

        double luminance(double red, double green, double blue);

        /** The value of red, green and blue that has a luminance. */
        double grey(double luminance);

        /**
         * Changes a colour's luminance and keeps its chroma.
         *
         * @param rgb the colour, which becomes the new one; perhaps outside [0, 1] then
         */
        void relight(double[] rgb, double luminance);
    }

    /**
     * A weighted sum of the sRGB-encoded values. Chroma are multiples of R - Y and B - Y, so that it is kept where red, green and
     * blue change by the same.
     *
     * @param red its weight; all three sum to 1
     * @param green its weight
     * @param blue its weight
     */
    private record Luma(double red, double green, double blue) implements Model {

        @Override
        public double luminance(double r, double g, double b) {
            return red * r + green * g + blue * b;
        }

        @Override
        public double grey(double luminance) {
            return luminance;
        }

        @Override
        public void relight(double[] rgb, double luminance) {
            double change = luminance - luminance(rgb[0], rgb[1], rgb[2]);
            for (int c = 0; c < rgb.length; c++) {
                rgb[c] += change;
            }
        }
    }
}
