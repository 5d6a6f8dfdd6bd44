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

/** Estimates the cost of a transfer: its memory from the engine's plan, its time from a trial run at a small size. */
final class Estimator {

    /** Large enough for the engine to work as it does on large pictures. */
    private static final int USUAL_SIDE = 192;

    /** Large enough for regions to be seen at the deepest layers. */
    private static final int SIDE_WITH_REGIONS = 512;

    /** What the shorter side of any picture must have at least for the deepest layers of a VGG network, with some to spare. */
    private static final int LEAST_SIDE = 32;

    private static final int LEAST_ITERATIONS = 3;
    private static final int MOST_ITERATIONS = 100;

    private final TransferRequest request;
    private final Preset preset;
    private final Engine engine;
    private final MemoryLimits limits;
    private final StoppingRule time;
    private final Preparation preparation;

    /**
     * Prepares an estimate.
     *
     * @param time how long the trial run may take
     */
    Estimator(TransferRequest request, Engine engine, MemoryLimits limits, Duration time) {
        this.time = StoppingRule.time(time);
        this.request = request;
        this.preset = request.preset();
        this.engine = engine;
        this.limits = limits;
        this.preparation = new Preparation(request);
    }

    Estimate estimate() {
        int side = trialSide();
        long begin = System.nanoTime();
        Network network = preparation.network();
        Duration ofNetwork = Duration.ofNanos(System.nanoTime() - begin);
        MemoryUse memory = memoryUse(plan(network, side));
        TrialRun trial = trialRun(network, ofNetwork, side);
        List<Scale> scales = preset.scales()
                .scales(preparation.longerSide(), preset.minimisation().iterations());
        return new Estimate(memory, trial.preparation(scales), trial.optimization(scales));
    }

    /** The memory alone: nothing is painted. */
    MemoryUse memoryUse() {
        return memoryUse(plan(preparation.network(), trialSide()));
    }

    private MemoryUse memoryUse(MemoryPlan plan) {
        MemoryNeed need = plan.at(preparation.longerSide()).orElseThrow(this::silentEngine);
        return new MemoryUse(
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
    private int trialSide() {
        double elongation = Stream.concat(
                        Stream.of(request.content()), request.styles().stream().map(Style::image))
                .mapToDouble(Estimator::elongation)
                .max()
                .orElseThrow();
        boolean regions =
                request.styles().stream().anyMatch(style -> !style.regions().isEmpty());
        int side = regions ? SIDE_WITH_REGIONS : USUAL_SIDE;
        return (int) Math.min(preparation.longerSide(), Math.max(side, Math.ceil(LEAST_SIDE * elongation)));
    }

    private static double elongation(Image image) {
        return Inputs.longerSide(image) / (double) Math.min(image.width(), image.height());
    }

    /** The terms have targets of the trial's size: what they hold at others can be told from them. */
    private MemoryPlan plan(Network network, int side) {
        Terms terms = new Terms(request, engine, network);
        terms.requireFit(preparation.seen());
        return new MemoryPlan(request, engine, network, preparation.seen(), terms.of(preparation.seenAt(side)));
    }

    private TrialRun trialRun(Network network, Duration ofNetwork, int side) {
        Preset settings = preset.toBuilder()
                .size(ImageSize.longerSide(side))
                .scales(ScaleSchedule.single())
                .iterations(MOST_ITERATIONS)
                .build();
        TransferRequest trial = request.trial(
                settings,
                network,
                progress -> progress.iteration() < LEAST_ITERATIONS ? Optional.empty() : time.check(progress));
        StyleTransferResult result = new TransferRun(trial, engine, limits).run();
        return new TrialRun(side, ofNetwork, result.preparation(), result.trace());
    }

    /**
     * What a short run at a small size took, and what a whole transfer will therefore take: everything but making the network takes as
     * long as the picture is large.
     *
     * @param longerSide pixels of its longer side
     * @param network time for the network, whatever the size
     * @param targets time for the targets
     * @param trace its losses
     */
    record TrialRun(int longerSide, Duration network, Duration targets, List<TracePoint> trace) {

        /** Network and targets for these scales. */
        Duration preparation(List<Scale> scales) {
            double growth = scales.stream().mapToDouble(this::growth).sum();
            return network.plus(nanos(growth * targets.toNanos()));
        }

        /** The iterations at these scales. */
        Duration optimization(List<Scale> scales) {
            double growth = scales.stream()
                    .mapToDouble(scale -> scale.iterations() * growth(scale))
                    .sum();
            return nanos(growth * nanosOfIteration());
        }

        private static Duration nanos(double nanos) {
            return Duration.ofNanos((long) nanos);
        }

        private double growth(Scale scale) {
            double ratio = scale.longerSide() / (double) longerSide;
            return ratio * ratio;
        }

        /** By the second half: in the first the JVM is still compiling. */
        private double nanosOfIteration() {
            int last = trace.size() - 1;
            int middle = last / 2;
            return last == 0
                    ? elapsed(0).toNanos()
                    : elapsed(last).minus(elapsed(middle)).toNanos() / (double) (last - middle);
        }

        private Duration elapsed(int index) {
            return trace.get(index).elapsed();
        }
    }
}
