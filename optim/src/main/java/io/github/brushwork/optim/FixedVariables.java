package io.github.brushwork.optim;

/** The variables that an iteration leaves alone: those on a bound that the negative gradient pushes against. */
final class FixedVariables {

    private final Bounds bounds;
    private final int[] indices;
    private int count;

    FixedVariables(Bounds bounds, int dimension) {
        this.bounds = bounds;
        this.indices = new int[bounds.isUnbounded() ? 0 : dimension];
    }

    /** Finds the variables that are fixed at a point. */
    void update(float[] x, float[] gradient) {
        count = 0;
        for (int i = 0; i < indices.length; i++) {
            if (bounds.blocks(x[i], -gradient[i])) {
                indices[count++] = i;
            }
        }
    }

    /** Modified: 0 at the fixed variables. */
    void zero(float[] vector) {
        for (int k = 0; k < count; k++) {
            vector[indices[k]] = 0;
        }
    }

    /** The share of the fixed variables in a scalar product. */
    double dot(float[] a, float[] b) {
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += (double) a[indices[k]] * b[indices[k]];
        }
        return sum;
    }
}
