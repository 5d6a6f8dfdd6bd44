package io.github.brushwork.optim;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** An objective that notes where it was evaluated, and can do something at each evaluation. */
final class Recorder implements Objective {

    private final Objective objective;
    private final IntConsumer atEvaluation;
    final List<float[]> points = new ArrayList<>();
    final List<Double> values = new ArrayList<>();

    Recorder(Objective objective) {
        this(objective, count -> {});
    }

    /**
     * Wraps an objective.
     *
     * @param objective what is evaluated
     * @param atEvaluation called before an evaluation, with its number, 1 for the first
     */
    Recorder(Objective objective, IntConsumer atEvaluation) {
        this.objective = objective;
        this.atEvaluation = atEvaluation;
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
        atEvaluation.accept(points.size() + 1);
        points.add(x.clone());
        Evaluation evaluation = objective.evaluate(x, gradient);
        values.add(evaluation.value());
        return evaluation;
    }
}
