package io.github.brushwork.transfer.settings;

import io.github.brushwork.optim.Lbfgs;
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
public record Minimisation(
        @Setting("What minimises the sum of all losses.") Optimizer optimizer,

        @Setting("In which numbers the optimizer sees the image.")
        Variables variables,

        @Setting("Rounds in which the optimizer runs, each from the end of the last.")
        Optional<Rounds> rounds,

        @Setting(
                value = "Iterations, or rounds of a preset that has rounds, at the last scale.",
                option = "--iterations",
                min = 1)
        int iterations) {

    Minimisation() {
        this(new Lbfgs().withMemory(20), Variables.NETWORK, Optional.empty(), 100);
    }

    /**
     * @throws IllegalArgumentException if there are less than 1 iterations
     */
    public Minimisation {
        Objects.requireNonNull(optimizer, "optimizer");
        Objects.requireNonNull(variables, "variables");
        Objects.requireNonNull(rounds, "rounds");
        SettingSpec.require("iterations", iterations, Minimisation.class, "iterations");
    }
}
