package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.settings.ImageSize;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import io.github.brushwork.transfer.settings.ScaleSchedule.Scale;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Foretells the cost of a transfer: its memory from the engine's plan, its time from a {@link Rehearsal}. */
final class Estimator {

    /** Large enough for the engine to work as it does on large pictures. */
    private static final int USUAL_SIDE = 192;

    /** Large enough for regions to be seen at the deepest layers. */
    private static final int SIDE_WITH_REGIONS = 512;

    /** What the shorter side of any picture must have at least for the deepest layers of a VGG network, with some to spare. */
    private static final int LEAST_SIDE = 32;

    private static final int LEAST_ITERATIONS = 3;
    private static final int MOST_ITERATIONS = 100;

    private final Task task;
    private final Preset preset;
    private final Engine engine;
    private final MemoryLimits limits;
    private final StoppingRule time;
    private final Preparation preparation;

    /**
     * Prepares an estimate.
     *
     * @param time how long to rehearse
     */
    Estimator(Task task, Engine engine, MemoryLimits limits, Duration time) {
        this.time = StoppingRule.time(time);
        this.task = task;
        this.preset = task.preset();
        this.engine = engine;
        this.limits = limits;
        this.preparation = new Preparation(task);
    }

    Estimate estimate() {
        int side = rehearsalSide();
        long begin = System.nanoTime();
        Network network = preparation.network();
        Duration ofNetwork = Duration.ofNanos(System.nanoTime() - begin);
        Footprint footprint = footprint(plan(network, side));
        Rehearsal rehearsal = rehearse(network, ofNetwork, side);
        List<Scale> scales = preset.scales()
                .scales(preparation.longerSide(), preset.minimisation().iterations());
        return new Estimate(
                footprint.width(),
                footprint.height(),
                footprint.heapBytes(),
                footprint.nativeBytes(),
                footprint.fits(),
                footprint.largestSide(),
                rehearsal.preparation(scales),
                rehearsal.optimization(scales));
    }

    /** The memory alone: nothing is painted. */
    Footprint footprint() {
        return footprint(plan(preparation.network(), rehearsalSide()));
    }

    private Footprint footprint(MemoryPlan plan) {
        MemoryNeed need = plan.at(preparation.longerSide()).orElseThrow(this::silentEngine);
        return new Footprint(
                preparation.content().width(),
                preparation.content().height(),
                need.heap(),
                need.outside(),
                limits.allow(need),
                plan.largestSide(limits));
    }

    private IllegalStateException silentEngine() {
        return new IllegalStateException(
                "engine " + engine.description() + " does not tell how much memory it needs: use another one");
    }

    /** Such that no picture becomes too small for the network. */
    private int rehearsalSide() {
        double elongation = Stream.concat(
                        Stream.of(task.content()), task.styles().stream().map(Style::image))
                .mapToDouble(Estimator::elongation)
                .max()
                .orElseThrow();
        boolean regions =
                task.styles().stream().anyMatch(style -> !style.regions().isEmpty());
        int side = regions ? SIDE_WITH_REGIONS : USUAL_SIDE;
        return (int) Math.min(preparation.longerSide(), Math.max(side, Math.ceil(LEAST_SIDE * elongation)));
    }

    private static double elongation(Image image) {
        return Inputs.longerSide(image) / (double) Math.min(image.width(), image.height());
    }

    /** The terms have targets of the rehearsal's size: what they hold at others can be told from them. */
    private MemoryPlan plan(Network network, int side) {
        Terms terms = new Terms(task, engine, network);
        terms.requireFit(preparation.seen());
        return new MemoryPlan(
                task, engine, network, preparation.seen(), terms.of(preparation.seenAt(side), task.contentMask()));
    }

    private Rehearsal rehearse(Network network, Duration ofNetwork, int side) {
        Preset settings = preset.toBuilder()
                .size(ImageSize.longerSide(side))
                .scales(ScaleSchedule.single())
                .iterations(MOST_ITERATIONS)
                .build();
        Task rehearsal = task.rehearsal(
                settings,
                network,
                progress -> progress.iteration() < LEAST_ITERATIONS ? Optional.empty() : time.check(progress));
        StyleTransferResult result = new TransferRun(rehearsal, engine, limits).run();
        return new Rehearsal(side, ofNetwork, result.preparation(), result.trace());
    }
}
