package io.github.brushwork.cli.options;

import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.GradientDescent;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.Schedule;
import io.github.brushwork.transfer.settings.Minimisation;
import io.github.brushwork.transfer.settings.PresetBuilder;
import io.github.brushwork.transfer.settings.Variables;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What minimises. The preset's optimizer is changed, not replaced, where it is of the kind that is asked for. */
final class OptimizerOptions {

    /** Names of optimizers. */
    enum Method {
        LBFGS,
        ADAM,
        GRADIENT_DESCENT
    }

    private static final int MEMORY = 20;

    /** Those of crowsonkb/style-transfer-pytorch and of jcjohnson/neural-style. */
    private static final double RATE_IN_COLOURS = 0.02;

    private static final double RATE_IN_NETWORK_VALUES = 10;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description =
                    "Iterations, or rounds of a preset that has rounds, at the last scale. By default the preset's.")
    private Integer iterations;

    @Option(
            names = "--optimizer",
            paramLabel = "NAME",
            description = "lbfgs, adam or gradient_descent. By default the preset's.")
    private Method optimizer;

    @Option(
            names = "--learning-rate",
            paramLabel = "R",
            description =
                    "The step of adam or gradient_descent, in levels of 256, or in crowsonkb in colours from 0 to 1."
                            + " By default the preset's; where adam is not the preset's, "
                            + (int) RATE_IN_NETWORK_VALUES + " or "
                            + RATE_IN_COLOURS + ".")
    private Double learningRate;

    @Option(
            names = "--memory",
            paramLabel = "N",
            description = "Steps that lbfgs remembers. By default the preset's; where lbfgs is not the preset's, "
                    + MEMORY + ".")
    private Integer memory;

    void applyTo(PresetBuilder settings, Minimisation base) {
        Optional.ofNullable(iterations).ifPresent(settings::iterations);
        settings.optimizer(withRate(withMemory(chosen(base))));
    }

    private Optimizer chosen(Minimisation base) {
        Optimizer preset = base.optimizer();
        if (optimizer == null) {
            return preset;
        }
        return switch (optimizer) {
            case LBFGS ->
                preset instanceof Lbfgs
                        ? preset
                        : new Lbfgs().withMemory(MEMORY).withBounds(preset.bounds());
            case ADAM -> preset instanceof Adam ? preset : new Adam(rate(base.variables())).withBounds(preset.bounds());
            case GRADIENT_DESCENT ->
                preset instanceof GradientDescent ? preset : descent().withBounds(preset.bounds());
        };
    }

    private static double rate(Variables variables) {
        return switch (variables) {
            case RGB -> RATE_IN_COLOURS;
            case NETWORK -> RATE_IN_NETWORK_VALUES;
        };
    }

    private GradientDescent descent() {
        if (learningRate == null) {
            throw new OptionsException(
                    "--optimizer gradient_descent needs a --learning-rate, which depends on the losses");
        }
        return new GradientDescent(learningRate);
    }

    private Optimizer withMemory(Optimizer chosen) {
        if (memory == null) {
            return chosen;
        }
        if (chosen instanceof Lbfgs lbfgs) {
            return lbfgs.withMemory(memory);
        }
        throw new OptionsException("--memory " + memory + " goes with --optimizer lbfgs, not with " + chosen);
    }

    private Optimizer withRate(Optimizer chosen) {
        if (learningRate == null) {
            return chosen;
        }
        if (chosen instanceof Adam adam) {
            return adam.withLearningRate(learningRate);
        }
        if (chosen instanceof GradientDescent descent) {
            return descent.withLearningRate(Schedule.constant(learningRate));
        }
        throw new OptionsException("--learning-rate " + learningRate
                + " goes with --optimizer adam or gradient_descent, not with " + chosen);
    }
}
