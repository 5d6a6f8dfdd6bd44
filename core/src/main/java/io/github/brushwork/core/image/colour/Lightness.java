package io.github.brushwork.core.image.colour;

/**
 * L* of CIE L*a*b*, divided by 100.
 *
 * <p>With f the compressed cube roots of X, Y and Z relative to white, L* = 116 f(Y) - 16, a* = 500 (f(X) - f(Y)) and b* = 200
 * (f(Y) - f(Z)). So chroma is kept where all three f change by the same.
 */
record Lightness() implements Luminance.Model {

    /** From linear sRGB to X, Y and Z (IEC 61966-2-1), each relative to that of white. */
    private static final Matrix3 TO_XYZ =
            relativeToWhite(Matrix3.of(0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505));

    private static final Matrix3 FROM_XYZ = TO_XYZ.inverse();

    /** Where the cube root goes over into a straight line (CIE 15): f at that place, and the line's slope and start. */
    private static final double KNEE = 6.0 / 29;

    private static final double SLOPE = 1 / (3 * KNEE * KNEE);
    private static final double START = 4.0 / 29;

    private static Matrix3 relativeToWhite(Matrix3 matrix) {
        double[] factors = new double[Matrix3.SIZE];
        for (int row = 0; row < factors.length; row++) {
            factors[row] = 1 / matrix.dot(row, 1, 1, 1);
        }
        return Matrix3.diagonal(factors).times(matrix);
    }

    @Override
    public double luminance(double r, double g, double b) {
        double y = TO_XYZ.dot(1, SrgbCurve.decode(r), SrgbCurve.decode(g), SrgbCurve.decode(b));
        return (116 * compressed(y) - 16) / 100;
    }

    @Override
    public double grey(double luminance) {
        return SrgbCurve.encode(expanded(compressedY(luminance)));
    }

    @Override
    public void relight(double[] rgb, double luminance) {
        double r = SrgbCurve.decode(rgb[0]);
        double g = SrgbCurve.decode(rgb[1]);
        double b = SrgbCurve.decode(rgb[2]);
        double change = compressedY(luminance) - compressed(TO_XYZ.dot(1, r, g, b));
        double x = expanded(compressed(TO_XYZ.dot(0, r, g, b)) + change);
        double y = expanded(compressedY(luminance));
        double z = expanded(compressed(TO_XYZ.dot(2, r, g, b)) + change);
        for (int c = 0; c < rgb.length; c++) {
            rgb[c] = SrgbCurve.encode(FROM_XYZ.dot(c, x, y, z));
        }
    }

    private static double compressedY(double luminance) {
        return (100 * luminance + 16) / 116;
    }

    private static double compressed(double value) {
        return value > KNEE * KNEE * KNEE ? Math.cbrt(value) : SLOPE * value + START;
    }

    private static double expanded(double root) {
        return root > KNEE ? root * root * root : (root - START) / SLOPE;
    }
}
