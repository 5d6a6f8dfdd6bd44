package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Fingerprint;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.record.Software;
import io.github.brushwork.transfer.record.TransferRecord;
import io.github.brushwork.transfer.settings.Preset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One run of a transfer: prepares, paints scale by scale, and finishes the picture. */
final class TransferRun {

    /** A transfer holds less than so many times what it would hold if its losses held nothing. */
    private static final int MOST_OF_LOSSES = 4;

    private final long begin = System.nanoTime();
    private final TransferRequest request;
    private final RunOptions options;
    private final Preset preset;
    private final Engine engine;
    private final MemoryLimits limits;
    private final Preparation preparation;
    private final Network network;
    private final Supplier<Map<String, String>> inputConditions;

    /** If the losses held nothing; empty if the engine cannot tell. */
    private final Optional<MemoryNeed> leastNeed;

    TransferRun(TransferRequest request, Engine engine, MemoryLimits limits) {
        this.request = request;
        this.options = request.options();
        this.preset = request.preset();
        this.engine = engine;
        this.limits = limits;
        this.preparation = new Preparation(request);
        this.network = preparation.network();
        this.inputConditions = inputConditions(request, network, engine.arithmetic());
        // before any picture is put through the network
        new Terms(request, engine, network).requireFit(preparation.seen());
        this.leastNeed = requireMemory(Terms.outline(request, network, preparation.content()));
    }

    private Optional<MemoryNeed> requireMemory(List<Term> terms) {
        return new MemoryPlan(request, engine, network, preparation.seen(), terms).requireFit(limits);
    }

    StyleTransferResult run() {
        Timeline timeline = new Timeline(preset.scales()
                .scales(preparation.longerSide(), preset.minimisation().iterations()));
        PostProcessing finish = new PostProcessing(preset, preparation.content(), request.outputMask());
        if (options.replay() != null) {
            options.replay().requireConditions(conditions());
        }
        Checkpoint resumed = resumed();
        RunMonitor monitor = new RunMonitor(timeline, listener(), finish, checkpointWriter(), resumed);
        int scale = resumed == null ? 0 : resumed.scale();
        ScalePainting first = painting(timeline, scale);
        requireMemoryOfLosses(first.terms());
        Duration prepared = since(begin);
        RunMonitor.OfScale monitorOfFirst = monitor.at(scale, first.parametrisation());
        ScaleResult painted =
                resumed == null ? first.paint(null, monitorOfFirst) : first.resume(resumed.state(), monitorOfFirst);
        while (++scale < timeline.scales().size() && !painted.endsTransfer()) {
            ScalePainting next = painting(timeline, scale);
            painted = next.paint(painted, monitor.at(scale, next.parametrisation()));
        }
        return result(painted, finish, monitor, prepared);
    }

    /** An engine may take its time to tell what losses hold, so it is not asked where memory abounds. */
    private void requireMemoryOfLosses(List<Term> terms) {
        if (leastNeed.isPresent() && !limits.allow(leastNeed.get().times(MOST_OF_LOSSES))) {
            requireMemory(terms);
        }
    }

    private Map<String, String> conditions() {
        return Conditions.joined(inputConditions.get(), Conditions.ofSettings(preset, request.seed()));
    }

    private TransferListener listener() {
        return options.replay() == null ? options.listener() : options.replay().before(options.listener());
    }

    private Checkpoint resumed() {
        if (options.resumed() == null) {
            return null;
        }
        Checkpoint checkpoint = CheckpointFile.read(options.resumed());
        checkpoint.requireConditions(conditions());
        return checkpoint;
    }

    private CheckpointWriter checkpointWriter() {
        return options.checkpoints() == null ? null : new CheckpointWriter(options.checkpoints(), conditions());
    }

    private ScalePainting painting(Timeline timeline, int scale) {
        int side = timeline.scales().get(scale).longerSide();
        return new ScalePainting(request, engine, network, preparation.seenAt(side), scale, begin);
    }

    private StyleTransferResult result(
            ScaleResult painted, PostProcessing finish, RunMonitor monitor, Duration prepared) {
        Image image = finish.of(painted.image(preset.outputRange()));
        return new StyleTransferResult(
                image,
                preparation.content(),
                preparation.styles(),
                monitor.trace(),
                painted.optimum().stopReason(),
                engine.description(),
                network.name(),
                preset,
                request.seed(),
                prepared,
                since(begin).minus(prepared),
                recording(request, engine.description(), network.name(), inputConditions, image, monitor));
    }

    /** Static, so that a result of which no record was made yet does not hold all of the run. */
    private static Supplier<TransferRecord> recording(
            TransferRequest request,
            String engine,
            String network,
            Supplier<Map<String, String>> inputs,
            Image image,
            RunMonitor monitor) {
        return new Lazy<>(() -> new TransferRecord(
                Software.here(),
                engine,
                network,
                request.seed(),
                request.preset(),
                inputs.get(),
                image.width(),
                image.height(),
                Fingerprint.of(image),
                monitor.reweighings(),
                monitor.ends(),
                monitor.trace()));
    }

    private static Supplier<Map<String, String>> inputConditions(
            TransferRequest request, Network network, String arithmetic) {
        return new Lazy<>(() -> Conditions.ofInputs(request, network, arithmetic));
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Made when it is first asked for; hashes of large arrays take a while. */
    private static final class Lazy<T> implements Supplier<T> {

        private Supplier<T> maker;
        private T value;

        Lazy(Supplier<T> maker) {
            this.maker = maker;
        }

        @Override
        public synchronized T get() {
            if (maker != null) {
                value = maker.get();
                maker = null;
            }
            return value;
        }
    }
}
