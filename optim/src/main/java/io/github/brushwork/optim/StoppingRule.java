package io.github.brushwork.optim;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * When a run of an {@link Optimizer} ends. Rules are immutable and joined by {@link #or}:
 *
 * <pre>{@code
 * StoppingRule rule = StoppingRule.iterations(500)
 *         .or(StoppingRule.relativeChange(1e-6))
 *         .or(StoppingRule.time(Duration.ofMinutes(5)));
 * }</pre>
 *
 * <p>A rule is asked once before the first iteration and again after each; an iteration that has begun, with all
 * evaluations of its line search, is finished first.
 */
@FunctionalInterface
public interface StoppingRule {

    /**
     * Decides whether the run ends here.
     *
     * @param progress where the run stands; valid during this call only
     * @return the reason to stop, or empty to go on; a rule of one's own gives {@link StopReason.Kind#OTHER_RULE}
     */
    Optional<StopReason> check(Progress progress);

    /**
     * This rule or another, whichever is met first. If both are met at once, the reason is this rule's.
     *
     * @param other another rule
     * @return the joint rule
     */
    default StoppingRule or(StoppingRule other) {
        return new StoppingRules.Either(this, Objects.requireNonNull(other, "other"));
    }

    /**
     * Stops after a number of iterations.
     *
     * @param limit iterations, at least 1
     * @return the rule
     * @throws IllegalArgumentException if the limit is less than 1
     */
    static StoppingRule iterations(int limit) {
        return new StoppingRules.Iterations(limit);
    }

    /**
     * Stops after the iteration in which the number of evaluations reaches a limit; the evaluation at the start counts.
     * SciPy's {@code maxfun = n} is {@code evaluations(n + 1)}.
     *
     * @param limit evaluations, at least 1
     * @return the rule
     * @throws IllegalArgumentException if the limit is less than 1
     */
    static StoppingRule evaluations(int limit) {
        return new StoppingRules.Evaluations(limit);
    }

    /**
     * Stops after the iteration in which the time is up.
     *
     * @param limit time since the run began, more than 0
     * @return the rule
     * @throws IllegalArgumentException if the limit is zero or negative
     */
    static StoppingRule time(Duration limit) {
        return new StoppingRules.Time(limit);
    }

    /**
     * Stops when one iteration lowers the value by hardly anything: {@code (f - f') / max(|f|, |f'|, 1) <= tolerance},
     * SciPy's {@code ftol}. An iteration that raises the value, as those of {@link Adam} may, meets the rule too.
     *
     * @param tolerance at least 0 and finite
     * @return the rule
     * @throws IllegalArgumentException if the tolerance is negative, infinite or NaN
     */
    static StoppingRule relativeChange(double tolerance) {
        return new StoppingRules.RelativeChange(tolerance);
    }

    /**
     * Stops when no component of the gradient is larger than a tolerance: SciPy's {@code gtol}.
     *
     * @param tolerance on {@link Progress#gradientNorm()}, in units of the value per unit of a variable; at least 0 and
     *     finite
     * @return the rule
     * @throws IllegalArgumentException if the tolerance is negative, infinite or NaN
     */
    static StoppingRule gradientNorm(double tolerance) {
        return new StoppingRules.GradientNorm(tolerance);
    }
}
