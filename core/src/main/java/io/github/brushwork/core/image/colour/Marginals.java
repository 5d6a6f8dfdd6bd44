package io.github.brushwork.core.image.colour;

/** Matches distributions of colours along three axes, each by itself. */
final class Marginals {

    private Marginals() {}

    /**
     * @param source pixels x 3; not modified
     * @param reference pixels x 3; not modified
     * @param axes orthonormal columns
     * @return the source with the reference's distribution along each of the axes; a new array
     */
    static float[] match(float[] source, float[] reference, Matrix3 axes) {
        Matrix3 coordinates = axes.transposed();
        float[] matched = turned(source, coordinates);
        float[] wanted = turned(reference, coordinates);
        for (int axis = 0; axis < Matrix3.SIZE; axis++) {
            match(matched, wanted, axis);
        }
        return turned(matched, axes);
    }

    private static void match(float[] source, float[] reference, int axis) {
        QuantileMap map = QuantileMap.between(coordinate(source, axis), coordinate(reference, axis));
        for (int i = axis; i < source.length; i += Matrix3.SIZE) {
            source[i] = map.apply(source[i]);
        }
    }

    private static float[] coordinate(float[] colours, int axis) {
        float[] values = new float[colours.length / Matrix3.SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = colours[Matrix3.SIZE * i + axis];
        }
        return values;
    }

    private static float[] turned(float[] colours, Matrix3 rotation) {
        double[] origin = new double[Matrix3.SIZE];
        return new AffineMap(rotation, origin, origin).apply(colours);
    }
}
