package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.MaskedObjective;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.AdamState;
import io.github.brushwork.optim.Bounds;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.OptimizerRun;
import io.github.brushwork.optim.OptimizerState;
import io.github.brushwork.optim.Optimum;
import io.github.brushwork.optim.RestartedOptimizer;
import io.github.brushwork.optim.StopReason;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.settings.CarryOver;
import io.github.brushwork.transfer.settings.Minimisation;
import io.github.brushwork.transfer.settings.OutputRange;
import io.github.brushwork.transfer.settings.Preset;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Paints a transfer at one scale. */
final class ScalePainting {

    private final Task task;
    private final Preset preset;
    private final Engine engine;
    private final Network network;
    private final Inputs inputs;
    private final Shape shape;
    private final Canvas canvas;
    private final Optional<Mask> held;
    private final List<Term> terms;
    private final int scale;
    private final Optional<Interrupter> interrupter;
    private final long begin;

    /**
     * Binds the targets.
     *
     * @param scale number of the scale, from 0
     * @param begin of the whole transfer, in nanoseconds of {@link System#nanoTime}
     */
    ScalePainting(Task task, Engine engine, Network network, Inputs inputs, int scale, long begin) {
        this.task = task;
        this.preset = task.preset();
        this.engine = engine;
        this.network = network;
        this.inputs = inputs;
        this.shape = new Shape(inputs.content().height(), inputs.content().width(), 3);
        this.canvas = Canvas.of(preset.minimisation().variables(), network.preprocessing(), shape);
        this.held = task.outputMask().map(mask -> mask.resize(shape.width(), shape.height()));
        this.terms = new Terms(task, engine, network).of(inputs, task.contentMask());
        this.scale = scale;
        this.interrupter = task.replay().flatMap(replay -> replay.interrupter(scale));
        this.begin = begin;
    }

    List<Term> terms() {
        return terms;
    }

    Canvas canvas() {
        return canvas;
    }

    /** Where to start: from the picture of the scale before, if there is one; held pixels are the content's. */
    private float[] start(Optional<Painted> before) {
        Image content = inputs.content();
        float[] start = before.map(
                        coarse -> canvas.of(coarse.image(OutputRange.CLAMP).resize(content.width(), content.height())))
                .orElseGet(() -> new Starts(inputs, network.preprocessing(), task.seed()).of(preset.start(), canvas));
        held.ifPresent(mask -> hold(mask.weights(), canvas.of(content), start));
        return start;
    }

    private static void hold(float[] mask, float[] content, float[] x) {
        for (int i = 0; i < x.length; i++) {
            if (mask[i / 3] == 0) {
                x[i] = content[i];
            }
        }
    }

    /** Minimises from a picture of the scale before, or from the transfer's start. */
    Painted paint(Optional<Painted> before, Journal.Page page) {
        float[] start = start(before);
        return paint(page, objective -> page.saveable(begin(objective, start, before)));
    }

    /** Minimises from where a run was saved. */
    Painted resume(OptimizerState saved, Journal.Page page) {
        return paint(page, objective -> optimizer().resume(objective, saved));
    }

    /** Begins anew from where it stands whenever weights are changed. */
    private Painted paint(Journal.Page page, Function<Objective, OptimizerRun> first) {
        Function<Objective, OptimizerRun> next = first;
        while (true) {
            try (Objective objective = objective(page.reweighed(terms))) {
                OptimizerRun run = next.apply(objective);
                Optimum optimum = run.minimize(stoppingRule(page.iterations()), page);
                if (!page.turnReweighed()) {
                    interrupter.ifPresent(Interrupter::settle);
                    page.close(run, optimum);
                    return new Painted(canvas, inputs.content(), optimum, carried(run));
                }
                OptimizerState state = run.state();
                next = other -> restarted(other, state);
            }
        }
    }

    /** What the next scale takes over; copies of all vectors, so only if it does. */
    private Optional<OptimizerState> carried(OptimizerRun run) {
        return preset.carryOver() == CarryOver.OPTIMIZER_STATE ? Optional.of(run.state()) : Optional.empty();
    }

    private OptimizerRun restarted(Objective objective, OptimizerState state) {
        OptimizerRun run = optimizer().resume(objective, state);
        run.restart();
        return run;
    }

    private Objective objective(List<Term> weighted) {
        Objective ofInput = engine.objective(network, weighted, shape);
        Objective ofVariables = canvas.objective(ofInput);
        Objective free = held.<Objective>map(mask -> new MaskedObjective(ofVariables, mask))
                .orElse(ofVariables);
        return interrupter.map(each -> each.around(free)).orElse(free);
    }

    private OptimizerRun begin(Objective objective, float[] start, Optional<Painted> before) {
        if (optimizer() instanceof Adam adam
                && before.flatMap(Painted::carried).orElse(null) instanceof AdamState state) {
            return adam.begin(
                    objective,
                    start,
                    Moments.resized(state.moments(), before.get().content(), shape));
        }
        return optimizer().begin(objective, start);
    }

    private Optimizer optimizer() {
        Minimisation minimisation = preset.minimisation();
        return minimisation
                .rounds()
                .<Optimizer>map(rounds -> {
                    float clip =
                            (float) (rounds.clip() * network.preprocessing().meanScale() / 255.0);
                    return new RestartedOptimizer(minimisation.optimizer(), rounds.each(), Bounds.of(-clip, clip));
                })
                .orElse(minimisation.optimizer());
    }

    private StoppingRule stoppingRule(int iterations) {
        StoppingRule end = StoppingRule.iterations(iterations);
        StoppingRule rule = task.replay()
                .flatMap(replay -> replay.rule(scale))
                .map(recorded -> recorded.or(end))
                .orElse(end);
        rule = task.stoppingRule().map(rule::or).orElse(rule);
        return task.timeLimit().map(this::timeLimit).map(rule::or).orElse(rule);
    }

    private StoppingRule timeLimit(Duration limit) {
        return progress -> {
            Duration elapsed = Duration.ofNanos(System.nanoTime() - begin);
            return elapsed.compareTo(limit) < 0
                    ? Optional.empty()
                    : Optional.of(new StopReason(
                            StopReason.Kind.TIME, "the time is up: " + elapsed + " of " + limit + " for the transfer"));
        };
    }
}
