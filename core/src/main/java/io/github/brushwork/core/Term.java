package io.github.brushwork.core;

import java.util.Objects;

/**
 * A loss with its name and weight: one summand of an {@link Objective}.
 *
 * @param name what the term is called in traces, plots and messages
 * @param loss the loss
 * @param weight factor on the loss and its gradient, at least 0
 */
public record Term(String name, Loss loss, double weight) {

    /**
     * Creates a term.
     *
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public Term {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(loss, "loss");
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(
                    "the weight of term \"" + name + "\" is " + weight + ": it must be finite and at least 0");
        }
    }
}
