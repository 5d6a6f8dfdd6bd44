package io.github.brushwork.transfer.settings;

import io.github.brushwork.optim.Optimizer;
import java.util.Objects;
import java.util.Optional;

/**
 * How the sum of all losses is minimised.
 *
 * @param optimizer what minimises
 * @param variables in which numbers it sees the image
 * @param rounds whether it runs in rounds
 * @param iterations how many iterations, or rounds, at least 1; with several scales, see {@link ScaleSchedule}
 */
public record Minimisation(Optimizer optimizer, Variables variables, Optional<Rounds> rounds, int iterations) {

    /**
     * Creates settings.
     *
     * @param optimizer what minimises
     * @param variables in which numbers it sees the image
     * @param rounds whether it runs in rounds
     * @param iterations how many iterations, or rounds
     * @throws IllegalArgumentException if there are less than 1 iterations
     */
    public Minimisation {
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(variables, "variables");
        Objects.requireNonNull(rounds, "rounds");
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations " + iterations + ": there must be at least 1");
        }
    }
}
