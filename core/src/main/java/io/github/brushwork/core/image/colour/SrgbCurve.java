package io.github.brushwork.core.image.colour;

/** From sRGB-encoded values to linear light and back, both in [0, 1] (IEC 61966-2-1). */
final class SrgbCurve {

    private static final double STRAIGHT_SLOPE = 12.92;
    private static final double STRAIGHT_END = 0.0031308;
    private static final double ENCODED_STRAIGHT_END = 0.04045;
    private static final double OFFSET = 0.055;
    private static final double EXPONENT = 2.4;

    private SrgbCurve() {}

    static double decode(double encoded) {
        if (encoded <= ENCODED_STRAIGHT_END) {
            return encoded / STRAIGHT_SLOPE;
        }
        return Math.pow((encoded + OFFSET) / (1 + OFFSET), EXPONENT);
    }

    /** Goes on outside [0, 1], increasing. */
    static double encode(double linear) {
        if (linear <= STRAIGHT_END) {
            return linear * STRAIGHT_SLOPE;
        }
        return (1 + OFFSET) * Math.pow(linear, 1 / EXPONENT) - OFFSET;
    }
}
