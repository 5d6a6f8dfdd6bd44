package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.MaskedObjective;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.optim.Bounds;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.OptimizerRun;
import io.github.brushwork.optim.OptimizerState;
import io.github.brushwork.optim.Optimum;
import io.github.brushwork.optim.Restarted;
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

    private final TransferRequest request;
    private final RunOptions options;
    private final Preset preset;
    private final Engine engine;
    private final Network network;
    private final Inputs inputs;
    private final Shape shape;
    private final Parametrisation parametrisation;
    private final Mask held; // null for none
    private final List<Term> terms;
    private final int scale;
    private final Interrupter interrupter; // null for none
    private final long begin;

    /**
     * Binds the targets.
     *
     * @param scale number of the scale, from 0
     * @param begin of the whole transfer, in nanoseconds of {@link System#nanoTime}
     */
    ScalePainting(TransferRequest request, Engine engine, Network network, Inputs inputs, int scale, long begin) {
        this.request = request;
        this.options = request.options();
        this.preset = request.preset();
        this.engine = engine;
        this.network = network;
        this.inputs = inputs;
        this.shape = new Shape(inputs.content().height(), inputs.content().width(), 3);
        this.parametrisation = Parametrisation.of(preset.minimisation().variables(), network.preprocessing(), shape);
        this.held = request.outputMask() == null ? null : request.outputMask().resize(shape.width(), shape.height());
        this.terms = new Terms(request, engine, network).of(inputs);
        this.scale = scale;
        this.interrupter = options.replay() == null
                ? null
                : options.replay().interrupter(scale).orElse(null);
        this.begin = begin;
    }

    List<Term> terms() {
        return terms;
    }

    Parametrisation parametrisation() {
        return parametrisation;
    }

    /** Where to start: from the picture of the scale before, if there is one; held pixels are the content's. */
    private float[] start(ScaleResult before) {
        Image content = inputs.content();
        float[] start = before == null
                ? preset.start()
                        .match(new StartingPoint(inputs, network.preprocessing(), parametrisation, request.seed()))
                : parametrisation.of(before.image(OutputRange.CLAMP).resize(content.width(), content.height()));
        if (held != null) {
            hold(held.weights(), parametrisation.of(content), start);
        }
        return start;
    }

    private static void hold(float[] mask, float[] content, float[] x) {
        for (int i = 0; i < x.length; i++) {
            if (mask[i / 3] == 0) {
                x[i] = content[i];
            }
        }
    }

    /** Minimises from the picture of the scale before, or from the transfer's start if that is null. */
    ScaleResult paint(ScaleResult before, RunMonitor.OfScale monitor) {
        float[] start = start(before);
        return paint(monitor, objective -> monitor.saveable(begin(objective, start, before)));
    }

    /** Minimises from where a run was saved. */
    ScaleResult resume(OptimizerState saved, RunMonitor.OfScale monitor) {
        return paint(monitor, objective -> optimizer().resume(objective, saved));
    }

    /** Begins anew from where it stands whenever weights are changed. */
    private ScaleResult paint(RunMonitor.OfScale monitor, Function<Objective, OptimizerRun> first) {
        Function<Objective, OptimizerRun> next = first;
        while (true) {
            try (Objective objective = objective(monitor.reweighed(terms))) {
                OptimizerRun run = next.apply(objective);
                Optimum optimum = run.minimize(stoppingRule(monitor.iterations()), monitor);
                if (!monitor.turnReweighed()) {
                    if (interrupter != null) {
                        interrupter.settle();
                    }
                    monitor.close(run, optimum);
                    return new ScaleResult(parametrisation, inputs.content(), optimum, carried(run));
                }
                OptimizerState state = run.state();
                next = other -> restarted(other, state);
            }
        }
    }

    /** What the next scale takes over; copies of all vectors, so only if it does. */
    private OptimizerState carried(OptimizerRun run) {
        return preset.carryOver() == CarryOver.OPTIMIZER_STATE ? run.state() : null;
    }

    private OptimizerRun restarted(Objective objective, OptimizerState state) {
        OptimizerRun run = optimizer().resume(objective, state);
        run.restart();
        return run;
    }

    private Objective objective(List<Term> weighted) {
        Objective ofInput = engine.objective(network, weighted, shape);
        Objective ofVariables = parametrisation.objective(ofInput);
        Objective free = held == null ? ofVariables : new MaskedObjective(ofVariables, held);
        return interrupter == null ? free : interrupter.around(free);
    }

    private OptimizerRun begin(Objective objective, float[] start, ScaleResult before) {
        if (before != null && before.carried() != null) {
            return optimizer()
                    .begin(
                            objective,
                            start,
                            before.carried(),
                            values -> MomentResizing.resized(values, before.content(), shape));
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
                    return new Restarted(minimisation.optimizer(), rounds.each(), Bounds.of(-clip, clip));
                })
                .orElse(minimisation.optimizer());
    }

    private StoppingRule stoppingRule(int iterations) {
        StoppingRule rule = StoppingRule.iterations(iterations);
        if (options.replay() != null) {
            StoppingRule end = rule;
            rule = options.replay()
                    .rule(scale)
                    .map(recorded -> recorded.or(end))
                    .orElse(end);
        }
        if (options.stoppingRule() != null) {
            rule = rule.or(options.stoppingRule());
        }
        return options.timeLimit() == null ? rule : rule.or(timeLimit(options.timeLimit()));
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
