package io.github.brushwork.optim;

import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Objective;
import java.util.Optional;

/**
 * One run of a method of first order: a step, then an evaluation of the point that it leads to. A gradient is taken in as
 * soon as it is known and not needed any more then, so an evaluation that fails leaves the run as it was.
 */
final class DescentRun extends Run {

    private final Schedule schedule;
    private final Update update;
    private final float[] gradient;
    private float[] next;

    private DescentRun(Objective objective, RunSettings settings, Schedule schedule, Update update, float[] start) {
        super(objective, settings, start);
        this.schedule = schedule;
        this.update = update;
        this.gradient = new float[start.length];
        this.next = new float[start.length];
    }

    private DescentRun(Objective objective, RunSettings settings, Schedule schedule, Update update, RunState state) {
        super(objective, settings, state);
        this.schedule = schedule;
        this.update = update;
        this.gradient = new float[state.dimension()];
        this.next = new float[state.dimension()];
    }

    static DescentRun begin(
            Objective objective, RunSettings settings, Schedule schedule, Update update, float[] start) {
        DescentRun run = new DescentRun(objective, settings, schedule, update, start);
        run.start();
        return run;
    }

    static DescentRun resume(
            Objective objective, RunSettings settings, Schedule schedule, Update update, RunState state) {
        return new DescentRun(objective, settings, schedule, update, state);
    }

    /** Bytes of its own vectors, those of the update left out. */
    static long heapBytes(int variables) {
        return 2L * Float.BYTES * variables;
    }

    @Override
    Optional<StopReason> iterate() {
        double rate = Schedules.rate(schedule, iteration());
        float[] previous = x();
        update.move(previous, rate, next);
        bounds().clamp(next);
        Evaluation found = evaluator().evaluate(next, gradient);
        if (!Evaluator.isFinite(found)) {
            return Optional.of(notFinite(found, "after a step of learning rate " + rate + ": try a smaller one"));
        }
        observe();
        complete(next, found);
        next = previous;
        return Optional.empty();
    }

    @Override
    float[] gradient() {
        return gradient;
    }

    @Override
    void observe() {
        update.absorb(gradient);
    }

    @Override
    void forget() {
        update.clear();
    }

    @Override
    public OptimizerState state() {
        return update.state(runState());
    }
}
