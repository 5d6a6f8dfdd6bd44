package io.github.brushwork.core.image.colour;

import io.github.brushwork.core.image.Image;

/**
 * Paler or stronger colours of the same lightness and hue: the chroma of Oklab times a factor.
 *
 * <p>B. Ottosson, <a href="https://bottosson.github.io/posts/oklab/">A perceptual color space for image processing</a> (2020). Its
 * lightness and its two axes of chroma are linear in the cube roots of three cones' responses, so each root moves along the line through
 * the lightness. In CIE L*a*b* the hue of blues would turn to violet.
 */
public final class Saturation {

    /** From linear sRGB to the responses of the cones; white gives three ones. */
    private static final Matrix3 TO_CONES = Matrix3.of(
            0.4122214708,
            0.5363325363,
            0.0514459929,
            0.2119034982,
            0.6806995451,
            0.1073969566,
            0.0883024619,
            0.2817188376,
            0.6299787005);

    private static final Matrix3 FROM_CONES = TO_CONES.inverse();

    /** What each root counts for the lightness. The published numbers sum up to 1 but for 7e-9, which the second makes up for. */
    private static final double[] LIGHTNESS = {0.2104542553, 0.7936177915, -0.0040720468};

    private Saturation() {}

    /**
     * A picture with more or less chroma.
     *
     * @param picture a picture
     * @param factor on the chroma, finite and at least 0: 0 makes it grey, 1 leaves it alone; red, green and blue that a factor above 1
     *     moves out of [0, 1] are clamped
     * @return a picture of the same size and alpha; the same object if the factor is 1
     */
    public static Image scaled(Image picture, double factor) {
        if (factor == 1) {
            return picture;
        }
        float[] rgb = picture.rgb();
        double[] roots = new double[3];
        for (int i = 0; i < rgb.length; i += 3) {
            double r = SrgbCurve.decode(rgb[i]);
            double g = SrgbCurve.decode(rgb[i + 1]);
            double b = SrgbCurve.decode(rgb[i + 2]);
            double lightness = 0;
            for (int cone = 0; cone < 3; cone++) {
                roots[cone] = Math.cbrt(TO_CONES.dot(cone, r, g, b));
                lightness += LIGHTNESS[cone] * roots[cone];
            }
            for (int cone = 0; cone < 3; cone++) {
                double root = lightness + factor * (roots[cone] - lightness);
                roots[cone] = root * root * root;
            }
            for (int c = 0; c < 3; c++) {
                rgb[i + c] = (float) SrgbCurve.encode(FROM_CONES.dot(c, roots[0], roots[1], roots[2]));
            }
        }
        return Recoloured.of(picture, rgb);
    }
}
