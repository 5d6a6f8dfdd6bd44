package io.github.brushwork.core.image.colour;

/**
 * A weighted sum of the sRGB-encoded values. Chroma are multiples of R - Y and B - Y, so that it is kept where red, green and
 * blue change by the same.
 *
 * @param red its weight; all three sum to 1
 * @param green its weight
 * @param blue its weight
 */
record Luma(double red, double green, double blue) implements LuminanceModel {

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
