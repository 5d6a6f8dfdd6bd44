package io.github.brushwork.optim;

/**
 * How the gradient changed along one step.
 *
 * @param step change of the point; not copied, and not to be modified
 * @param change change of the gradient; not copied, and not to be modified
 * @param curvature their scalar product, more than 0
 */
public record CurvaturePair(float[] step, float[] change, double curvature) {

    /**
     * Creates a pair.
     *
     * @param step change of the point; not copied, and not to be modified
     * @param change change of the gradient; not copied, and not to be modified
     * @param curvature their scalar product, more than 0
     * @throws IllegalArgumentException if the vectors are not equally long, or the curvature is not positive
     */
    public CurvaturePair {
        if (step.length != change.length) {
            throw new IllegalArgumentException("a step of " + step.length + " components and a change of "
                    + change.length + ": they must be equally many");
        }
        if (!(curvature > 0)) {
            throw new IllegalArgumentException("a curvature of " + curvature + ": it must be more than 0");
        }
    }

    /**
     * The pair without its arrays.
     *
     * @return a few words for a log
     */
    @Override
    public String toString() {
        return "curvature " + curvature;
    }
}
