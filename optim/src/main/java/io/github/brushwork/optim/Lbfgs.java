package io.github.brushwork.optim;

import io.github.brushwork.core.Objective;
import java.util.Objects;

/**
 * L-BFGS, the limited-memory quasi-Newton method, with a strong-Wolfe line search and optional bounds.
 *
 * <p>Without bounds it takes the path of SciPy's {@code L-BFGS-B} (Zhu, Byrd, Lu and Nocedal 1997), up to rounding: the
 * first trial point is one unit of length away, later line searches begin with the whole quasi-Newton step; the search
 * wants a decrease of 1e-3 and a curvature of 0.9, in at most 20 evaluations; the initial inverse Hessian is {@code s'y /
 * y'y}; a failed search is repeated from the same point along the steepest descent, with the memory cleared. Vectors are
 * floats, sums doubles.
 *
 * <p>What differs from SciPy:
 *
 * <ul>
 *   <li>A step that leads to infinity or NaN is shortened.
 *   <li>A line search ends as soon as its step is too short to change any float of the point.
 *   <li>After the memory was cleared the first trial point is again one unit of length away.
 *   <li>A line search that fails is not quite in vain: the lowest point it evaluated is taken, if that is lower than its
 *       start; or one whose value is the same within a relative 1e-6 of the best, if its gradient is smaller. Thus noise
 *       and the rounding of the value to float do not end a run early; it ends after 100 steps of the latter kind that lead
 *       to no lower value and to no gradient smaller by a tenth. The best point by value then is an arbitrary one within
 *       the noise, {@link Outcome#last()} tends to one of a smaller gradient.
 *   <li>Where the gradient is tiny, the first step may be longer than 1e10.
 *   <li>Bounds are kept by projection rather than by way of the generalised Cauchy point: see below.
 * </ul>
 *
 * <p>With bounds this is a two-metric projection method (Bertsekas 1982, "Projected Newton methods for optimization
 * problems with simple constraints", SIAM J. Control and Optimization 20(2); Schmidt, Kim and Sra 2011, "Projected
 * Newton-type methods in machine learning"). Variables on a bound that the negative gradient pushes against stay fixed for
 * the iteration; the quasi-Newton direction is made for the others; and the line search follows the path {@code P(x + t d)},
 * P being the projection onto the bounds. The path bends where a variable meets its bound, so the curvature condition may
 * hold nowhere on it; then the search settles for the best point that it found.
 *
 * <p>What a run has learnt of the curvature is of use on that very function: on an image of another size, or after a
 * change of weights, L-BFGS begins with an empty memory.
 *
 * <p>Immutable and safe to share between threads. A run keeps {@code 2 memory + 6} vectors as long as the point. The same
 * start and objective give the same result to the last bit.
 *
 * <p>References: Liu and Nocedal (1989), "On the limited memory BFGS method for large scale optimization", Mathematical
 * Programming 45; More and Thuente (1994), "Line search algorithms with guaranteed sufficient decrease", ACM TOMS 20(3).
 *
 * @param memory past steps that make up the inverse Hessian, at least 1; 10 unless told otherwise, and rarely worth more than 20. Each
 *     costs two vectors as long as the point
 * @param bounds range of every variable; {@link Bounds#NONE} unless told otherwise
 * @param outcome which point is the result; {@link Outcome#best()} unless told otherwise
 */
public record Lbfgs(int memory, Bounds bounds, Outcome outcome) implements Optimizer {

    private static final int DEFAULT_MEMORY = 10;

    public Lbfgs {
        if (memory < 1) {
            throw new IllegalArgumentException("a memory of " + memory + " steps: it must be at least 1");
        }
        Objects.requireNonNull(bounds, "bounds");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** Creates an optimizer with a memory of 10 and no bounds. */
    public Lbfgs() {
        this(DEFAULT_MEMORY, Bounds.NONE, Outcome.best());
    }

    /**
     * A copy that remembers another number of steps.
     *
     * @param memory past steps, at least 1
     * @return the copy
     * @throws IllegalArgumentException if the memory is less than 1
     */
    public Lbfgs withMemory(int memory) {
        return new Lbfgs(memory, bounds, outcome);
    }

    /**
     * A copy that keeps all variables within bounds. A start that lies outside is moved to the nearest point inside.
     *
     * @param bounds range of every variable
     * @return the copy
     */
    public Lbfgs withBounds(Bounds bounds) {
        return new Lbfgs(memory, bounds, outcome);
    }

    /**
     * A copy with another result.
     *
     * @param outcome which point is the result
     * @return the copy
     */
    public Lbfgs withOutcome(Outcome outcome) {
        return new Lbfgs(memory, bounds, outcome);
    }

    @Override
    public OptimizerRun begin(Objective objective, float[] start) {
        return new LbfgsRun(objective, settings(), memory, start);
    }

    @Override
    public OptimizerRun resume(Objective objective, OptimizerState state) {
        return new LbfgsRun(objective, settings(), memory, ResumeChecks.require(LbfgsState.class, this, state));
    }

    @Override
    public long heapBytes(int variables) {
        return settings().heapBytes(variables) + LbfgsRun.heapBytes(memory, bounds, variables);
    }

    private RunSettings settings() {
        return RunSettings.of(bounds, outcome);
    }

    @Override
    public String toString() {
        return "L-BFGS with a memory of " + memory + settings().suffix();
    }
}
