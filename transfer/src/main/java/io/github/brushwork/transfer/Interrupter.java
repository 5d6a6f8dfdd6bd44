package io.github.brushwork.transfer;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import java.util.List;

/**
 * Interrupts the thread after so many evaluations of a scale, as somebody did in the run that is reproduced: what an iteration has
 * found by then counts, and no rule can stop it there.
 */
final class Interrupter {

    private final int after;
    private int evaluations;

    Interrupter(int after) {
        this.after = after;
    }

    /** An objective whose evaluations count. */
    Objective around(Objective objective) {
        return new Objective() {
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
                evaluations++;
                if (evaluations == after) {
                    Thread.currentThread().interrupt();
                }
                return evaluation;
            }

            @Override
            public void close() {
                objective.close();
            }
        };
    }

    /** Takes an interruption back that was of this object's making. */
    void settle() {
        if (evaluations >= after) {
            Thread.interrupted();
        }
    }
}
