package io.github.brushwork.optim;

import java.util.Objects;
import java.util.Optional;

/**
 * The state of a run of {@link Restarted}.
 *
 * @param run counts, time, and the point after the last round; the gradient's norm is NaN, and the best point is the
 *     current one
 * @param round the state of the round under way, if one has begun
 */
public record RestartedState(RunState run, Optional<OptimizerState> round) implements OptimizerState {

    /**
     * Creates a state.
     *
     * @param run counts, time, and the point after the last round
     * @param round the state of the round under way, if one has begun
     * @throws IllegalArgumentException if the round has not as many variables as the run
     */
    public RestartedState {
        Objects.requireNonNull(run, "run");
        round.ifPresent(each -> run.requireDimension("round", each.run().dimension()));
    }

    /**
     * The state without its arrays.
     *
     * @return a few words for a log
     */
    @Override
    public String toString() {
        return run.iterations() + " rounds" + round.map(each -> ", and " + each).orElse("");
    }
}
