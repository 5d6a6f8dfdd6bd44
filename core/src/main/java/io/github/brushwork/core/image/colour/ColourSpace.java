package io.github.brushwork.core.image.colour;

import java.util.function.DoubleUnaryOperator;

/** In which numbers the mean and the covariance of colours are taken. */
public enum ColourSpace {
    /**
     * The sRGB-encoded values that pictures hold, about evenly spaced to the eye. What the published methods use, and what
     * networks see.
     */
    SRGB(value -> value, value -> value),
    /**
     * Linear light: sRGB decoded (IEC 61966-2-1), so that a mean is what a blurred picture would show, and changes of exposure
     * and white balance are linear maps.
     */
    LINEAR(SrgbCurve::decode, SrgbCurve::encode);

    private final DoubleUnaryOperator decoding;
    private final DoubleUnaryOperator encoding;

    ColourSpace(DoubleUnaryOperator decoding, DoubleUnaryOperator encoding) {
        this.decoding = decoding;
        this.encoding = encoding;
    }

    /**
     * @param encoded sRGB-encoded values; not modified
     * @return values of this space, a new array
     */
    float[] decode(float[] encoded) {
        return mapped(encoded, decoding);
    }

    /**
     * @param values values of this space, perhaps outside [0, 1]; not modified
     * @return sRGB-encoded values, a new array; outside [0, 1] where the values were
     */
    float[] encode(float[] values) {
        return mapped(values, encoding);
    }

    private static float[] mapped(float[] values, DoubleUnaryOperator function) {
        float[] mapped = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            mapped[i] = (float) function.applyAsDouble(values[i]);
        }
        return mapped;
    }
}
