package io.github.brushwork.core.image.colour;

/** What luminance is. Colours are sRGB-encoded, luminance lies in [0, 1] from black to white. */
interface LuminanceModel {

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
