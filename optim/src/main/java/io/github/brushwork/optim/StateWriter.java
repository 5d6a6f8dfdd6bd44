package io.github.brushwork.optim;

import java.io.IOException;
import java.util.Optional;

/** Lays out states, each after the byte that tells its kind. {@link StateReader} is the reverse. */
final class StateWriter {

    static final int LBFGS = 1;
    static final int ADAM = 2;
    static final int GRADIENT_DESCENT = 3;
    static final int RESTARTED = 4;

    private StateWriter() {}

    static void write(OptimizerState state, StateOutput out) throws IOException {
        if (state instanceof LbfgsState lbfgs) {
            lbfgs(lbfgs, out);
        } else if (state instanceof AdamState adam) {
            adam(adam, out);
        } else if (state instanceof GradientDescentState descent) {
            out.integer(GRADIENT_DESCENT);
            run(descent.run(), out);
            out.doubles(descent.velocity());
        } else if (state instanceof RestartedState restarted) {
            restarted(restarted, out);
        } else {
            throw new IllegalArgumentException("a state of class "
                    + state.getClass().getName() + " (" + state + "): only those of the package "
                    + StateWriter.class.getPackageName() + " can be written; write it by means of its own");
        }
    }

    private static void lbfgs(LbfgsState state, StateOutput out) throws IOException {
        out.integer(LBFGS);
        run(state.run(), out);
        out.floats(state.gradient());
        out.integer(state.memory().size());
        for (CurvaturePair pair : state.memory()) {
            out.floats(pair.step());
            out.floats(pair.change());
            out.real(pair.curvature());
        }
        out.real(state.plateau().value());
        out.real(state.plateau().gradientNorm());
        out.integer(state.plateau().steps());
    }

    private static void adam(AdamState state, StateOutput out) throws IOException {
        out.integer(ADAM);
        run(state.run(), out);
        out.integer(state.moments().steps());
        out.doubles(state.moments().first());
        out.doubles(state.moments().second());
    }

    private static void restarted(RestartedState state, StateOutput out) throws IOException {
        out.integer(RESTARTED);
        run(state.run(), out);
        Optional<OptimizerState> round = state.round();
        out.flag(round.isPresent());
        if (round.isPresent()) {
            write(round.get(), out);
        }
    }

    private static void run(RunState run, StateOutput out) throws IOException {
        out.integer(run.iterations());
        out.integer(run.evaluations());
        out.number(run.elapsed().toNanos());
        point(run.current(), out);
        point(run.best(), out);
        out.real(run.previousValue());
        out.real(run.gradientNorm());
        out.flag(run.stale());
        out.flag(run.average().isPresent());
        if (run.average().isPresent()) {
            out.doubles(run.average().get().sum());
            out.real(run.average().get().missing());
        }
    }

    private static void point(EvaluatedPoint point, StateOutput out) throws IOException {
        out.floats(point.x());
        out.real(point.value());
        out.doubles(point.contributions());
    }
}
