package io.github.brushwork.optim;

import io.github.brushwork.core.Objective;

/** Whether a saved state fits what it is resumed with. */
final class ResumeChecks {

    private ResumeChecks() {}

    static void check(Objective objective, Bounds bounds, RunState state) {
        if (state.dimension() != objective.dimension()) {
            throw new IllegalArgumentException("the state has " + state.dimension() + " variables, but the objective "
                    + objective.dimension() + ": resume with the objective of the run that was saved");
        }
        int terms = state.current().contributions().length;
        if (terms != objective.terms().size()) {
            throw new IllegalArgumentException("the state has " + terms + " terms, but the objective "
                    + objective.terms().size() + ", " + objective.terms()
                    + ": resume with the objective of the run that was saved");
        }
        requireWithin(bounds, state.current().x());
    }

    private static void requireWithin(Bounds bounds, float[] x) {
        for (int i = 0; i < x.length; i++) {
            if (bounds.clamp(x[i]) != x[i]) {
                throw new IllegalArgumentException("variable " + i + " of the state is " + x[i]
                        + ", not within the bounds from " + bounds.lower() + " to " + bounds.upper()
                        + ": resume with the bounds of the run that was saved, or begin anew from its point");
            }
        }
    }

    /** The state as one of the given kind. */
    static <S extends OptimizerState> S require(Class<S> kind, Optimizer optimizer, OptimizerState state) {
        if (!kind.isInstance(state)) {
            throw new IllegalArgumentException(optimizer + " cannot resume a "
                    + state.getClass().getSimpleName() + " (" + state + "), but only a " + kind.getSimpleName()
                    + ": resume with the optimizer of the run that was saved");
        }
        return kind.cast(state);
    }
}
