package io.github.brushwork.core.image.colour;

/**
 * A map of colours c to {@code matrix (c - from) + to}.
 *
 * @param matrix what it does to differences of colours
 * @param from the colour that becomes {@code to}; not to be modified
 * @param to what becomes of {@code from}; not to be modified
 */
record AffineMap(Matrix3 matrix, double[] from, double[] to) {

    /**
     * @param colours pixels x 3; not modified
     * @return a new array
     */
    float[] apply(float[] colours) {
        float[] mapped = new float[colours.length];
        for (int i = 0; i < colours.length; i += 3) {
            double r = colours[i] - from[0];
            double g = colours[i + 1] - from[1];
            double b = colours[i + 2] - from[2];
            for (int c = 0; c < 3; c++) {
                mapped[i + c] = (float) (matrix.dot(c, r, g, b) + to[c]);
            }
        }
        return mapped;
    }
}
