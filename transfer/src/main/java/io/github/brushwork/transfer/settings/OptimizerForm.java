package io.github.brushwork.transfer.settings;

import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.Bounds;
import io.github.brushwork.optim.GradientDescent;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.Outcome;
import io.github.brushwork.optim.RestartedOptimizer;
import io.github.brushwork.optim.Schedule;
import io.github.brushwork.optim.StoppingRule;

/** The library's optimizers as data. Their clocks are not part of it. */
sealed interface OptimizerForm {

    Optimizer optimizer();

    /**
     * The form of an optimizer.
     *
     * @throws IllegalArgumentException if it is none of the library's
     */
    static OptimizerForm of(Optimizer optimizer) {
        if (optimizer instanceof Lbfgs lbfgs) {
            return new LbfgsForm(lbfgs.memory(), lbfgs.bounds(), lbfgs.outcome());
        }
        if (optimizer instanceof Adam adam) {
            return new AdamForm(
                    adam.schedule(), adam.beta1(), adam.beta2(), adam.epsilon(), adam.bounds(), adam.outcome());
        }
        if (optimizer instanceof GradientDescent descent) {
            return new GradientDescentForm(descent.schedule(), descent.momentum(), descent.bounds(), descent.outcome());
        }
        if (optimizer instanceof RestartedOptimizer restarted) {
            return new RestartedForm(restarted.optimizer(), restarted.round(), restarted.bounds());
        }
        throw new IllegalArgumentException("an optimizer of class "
                + optimizer.getClass().getName()
                + " cannot be written: take one of the library's, or keep such settings in code");
    }

    record LbfgsForm(int memory, Bounds bounds, Outcome outcome) implements OptimizerForm {
        @Override
        public Optimizer optimizer() {
            return new Lbfgs().withMemory(memory).withBounds(bounds).withOutcome(outcome);
        }
    }

    record AdamForm(Schedule schedule, double beta1, double beta2, double epsilon, Bounds bounds, Outcome outcome)
            implements OptimizerForm {
        @Override
        public Optimizer optimizer() {
            return new Adam(schedule)
                    .withBeta1(beta1)
                    .withBeta2(beta2)
                    .withEpsilon(epsilon)
                    .withBounds(bounds)
                    .withOutcome(outcome);
        }
    }

    record GradientDescentForm(Schedule schedule, double momentum, Bounds bounds, Outcome outcome)
            implements OptimizerForm {
        @Override
        public Optimizer optimizer() {
            return new GradientDescent(schedule)
                    .withMomentum(momentum)
                    .withBounds(bounds)
                    .withOutcome(outcome);
        }
    }

    record RestartedForm(Optimizer inner, StoppingRule round, Bounds bounds) implements OptimizerForm {
        @Override
        public Optimizer optimizer() {
            return new RestartedOptimizer(inner, round, bounds);
        }
    }
}
