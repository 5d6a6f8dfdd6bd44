package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.settings.ImageSize;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import io.github.brushwork.transfer.settings.ScaleSchedule.Scale;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Foretells the cost of a transfer: its memory from the engine's plan, its time from a rehearsal, a short run at a small size,
 * because everything takes as long as the picture is large.
 */
final class Estimator {

    /** Large enough for the engine to work as it does on large pictures. */
    private static final int REHEARSAL_SIDE = 192;

    private static final StoppingRule REHEARSAL_TIME = StoppingRule.time(Duration.ofSeconds(3));
    private static final int LEAST_ITERATIONS = 3;
    private static final int MOST_ITERATIONS = 100;

    private final Task task;
    private final Preset preset;
    private final Engine engine;
    private final Preparation preparation;
    private final MemoryLimits limits;

    Estimator(Task task, Engine engine, MemoryLimits limits) {
        this.task = task;
        this.preset = task.preset();
        this.engine = engine;
        this.preparation = new Preparation(task);
        this.limits = limits;
    }

    Estimate estimate() {
        int small = Math.min(preparation.longerSide(), Math.max(REHEARSAL_SIDE, preparation.smallSide()));
        long begin = System.nanoTime();
        Network network = preparation.network();
        long networkNanos = System.nanoTime() - begin;
        StyleTransferResult rehearsal = rehearse(network, small);
        MemoryPlan plan = plan(network, small);
        MemoryNeed need = plan.at(preparation.longerSide())
                .orElseThrow(() -> new IllegalStateException(
                        "engine " + engine.description() + " does not tell how much memory it needs"));
        return new Estimate(
                preparation.content().width(),
                preparation.content().height(),
                need.heap(),
                need.outside(),
                limits.allow(need),
                plan.largestSide(limits),
                preparation(networkNanos, rehearsal, small),
                optimization(rehearsal.trace(), small));
    }

    private StyleTransferResult rehearse(Network network, int side) {
        Preset settings = preset.toBuilder()
                .size(ImageSize.longerSide(side))
                .scales(ScaleSchedule.single())
                .iterations(MOST_ITERATIONS)
                .build();
        Task rehearsal = task.rehearsal(
                settings,
                network,
                progress ->
                        progress.iteration() < LEAST_ITERATIONS ? Optional.empty() : REHEARSAL_TIME.check(progress));
        return new TransferRun(rehearsal, engine, limits).run();
    }

    private MemoryPlan plan(Network network, int small) {
        Terms terms = new Terms(preset, engine, network, task.seed());
        return new MemoryPlan(
                task,
                engine,
                network,
                preparation.seenAt(preparation.longerSide()),
                terms.of(preparation.seenAt(small), task.contentMask()));
    }

    private Duration preparation(long networkNanos, StyleTransferResult rehearsal, int small) {
        double ofTargets = scales().stream()
                .mapToDouble(scale -> growth(scale.longerSide(), small))
                .sum();
        return Duration.ofNanos(
                (long) (networkNanos + ofTargets * rehearsal.preparation().toNanos()));
    }

    private Duration optimization(List<TracePoint> rehearsal, int small) {
        double iterations = scales().stream()
                .mapToDouble(scale -> scale.iterations() * growth(scale.longerSide(), small))
                .sum();
        return Duration.ofNanos((long) (iterations * nanosOfIteration(rehearsal)));
    }

    /** By the second half of the rehearsal: in the first the JVM is still compiling. */
    private static double nanosOfIteration(List<TracePoint> trace) {
        int last = trace.size() - 1;
        int middle = last / 2;
        return last == 0
                ? trace.get(0).elapsed().toNanos()
                : trace.get(last).elapsed().minus(trace.get(middle).elapsed()).toNanos() / (double) (last - middle);
    }

    private List<Scale> scales() {
        return preset.scales()
                .scales(preparation.longerSide(), preset.minimisation().iterations());
    }

    private static double growth(int longerSide, int small) {
        double ratio = longerSide / (double) small;
        return ratio * ratio;
    }
}
