package io.github.brushwork.core;

import io.github.brushwork.core.image.Mask;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An objective of an image some of whose pixels are held: those where a mask is 0 have a gradient of exactly 0, so that
 * optimizers that follow gradients leave them where they start, to the last bit, unless bounds exclude that value.
 *
 * <p>Value and gradient are otherwise those of the objective that is wrapped: held pixels still take part in the losses of
 * what lies beside them. This is the same function with fewer variables, so that line searches hold. Weights between 0 and
 * 1 therefore do not scale the gradient, which would then be that of no function; blend the result instead where a soft
 * edge is wanted.
 *
 * <p>Holds an index for each held variable. As any objective, for one thread at a time; closing it closes what it wraps.
 */
public final class MaskedObjective implements Objective {

    private static final int CHANNELS = 3;

    private final Objective objective;
    /** Of the variables that are held. */
    private final int[] held;

    /**
     * Wraps an objective.
     *
     * @param objective a function of an image, height x width x 3 variables; closed with this one
     * @param mask of the image's height and width; pixels of weight 0 are held, all others are free
     * @throws IllegalArgumentException if the objective is not one of an image of the mask's size, or every pixel is held
     */
    public MaskedObjective(Objective objective, Mask mask) {
        Objects.requireNonNull(objective, "objective");
        Shape shape = new Shape(mask.height(), mask.width(), CHANNELS);
        if (objective.dimension() != shape.size()) {
            throw new IllegalArgumentException("a mask of " + mask.width() + " x " + mask.height() + " is one of "
                    + shape.size() + " variables, but the objective has " + objective.dimension()
                    + ": resize it to the image that is made");
        }
        if (mask.isEmpty()) {
            throw new IllegalArgumentException("a mask of weight 0 everywhere (" + mask.width() + " x " + mask.height()
                    + ") holds every pixel, so that nothing is left to optimize: is it the inverse that was meant?");
        }
        this.objective = objective;
        this.held = held(mask.weights());
    }

    private static int[] held(float[] weights) {
        int[] held = new int[CHANNELS * weights.length];
        int count = 0;
        for (int i = 0; i < held.length; i++) {
            if (weights[i / CHANNELS] == 0) {
                held[count++] = i;
            }
        }
        return Arrays.copyOf(held, count);
    }

    @Override
    public int dimension() {
        return objective.dimension();
    }

    @Override
    public List<String> terms() {
        return objective.terms();
    }

    @Override
    public Evaluation evaluate(float[] x, float[] gradient) {
        Evaluation evaluation = objective.evaluate(x, gradient);
        for (int i : held) {
            gradient[i] = 0;
        }
        return evaluation;
    }

    @Override
    public void close() {
        objective.close();
    }
}
