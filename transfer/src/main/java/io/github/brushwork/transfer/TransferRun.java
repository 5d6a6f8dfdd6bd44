package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.Fingerprint;
import io.github.brushwork.transfer.settings.Preset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of a transfer: prepares, paints scale by scale, and finishes the picture. */
final class TransferRun {

    /** A transfer holds less than so many times what it would hold if its losses held nothing. */
    private static final int MOST_OF_LOSSES = 4;

    private final long begin = System.nanoTime();
    private final Task task;
    private final Preset preset;
    private final Engine engine;
    private final MemoryLimits limits;
    private final Preparation preparation;
    private final Network network;

    /** If the losses held nothing; empty if the engine cannot tell. */
    private final Optional<MemoryNeed> leastNeed;

    TransferRun(Task task, Engine engine, MemoryLimits limits) {
        this.task = task;
        this.preset = task.preset();
        this.engine = engine;
        this.limits = limits;
        this.preparation = new Preparation(task);
        this.network = preparation.network();
        // before any picture is put through the network
        new Terms(task, engine, network).requireFit(preparation.seen());
        this.leastNeed = requireMemory(Terms.outline(task, network, preparation.content()));
    }

    private int longerSide() {
        return preparation.longerSide();
    }

    private Optional<MemoryNeed> requireMemory(List<Term> terms) {
        return new MemoryPlan(task, engine, network, preparation.seen(), terms).requireFit(limits);
    }

    StyleTransferResult run() {
        Timeline timeline = new Timeline(
                preset.scales().scales(longerSide(), preset.minimisation().iterations()));
        Finish finish = new Finish(preset, preparation.content(), task.outputMask());
        Map<String, String> inputs = Conditions.ofInputs(task, network, engine);
        Map<String, String> conditions = Conditions.joined(inputs, Conditions.ofSettings(preset, task.seed()));
        task.replay().ifPresent(replay -> replay.requireConditions(conditions));
        Optional<Checkpoint> resumed = resumed(conditions);
        Journal journal = new Journal(timeline, listener(), finish, checkpoints(conditions), resumed);
        int scale = resumed.map(Checkpoint::scale).orElse(0);
        ScalePainting first = painting(timeline, scale);
        requireMemoryOfLosses(first.terms());
        Duration prepared = since(begin);
        Journal.Page page = journal.of(scale, first.canvas());
        Painted painted = resumed.map(checkpoint -> first.resume(checkpoint.state(), page))
                .orElseGet(() -> first.paint(Optional.empty(), page));
        painted = paintFurther(painted, scale, timeline, journal);
        return result(painted, journal, finish, inputs, prepared);
    }

    /** An engine may take its time to tell what losses hold, so it is not asked where memory abounds. */
    private void requireMemoryOfLosses(List<Term> terms) {
        if (leastNeed.isPresent() && !limits.allow(leastNeed.get().times(MOST_OF_LOSSES))) {
            requireMemory(terms);
        }
    }

    private TransferListener listener() {
        return task.replay().map(replay -> replay.before(task.listener())).orElse(task.listener());
    }

    private Optional<Checkpoint> resumed(Map<String, String> conditions) {
        Optional<Checkpoint> checkpoint = task.resumed().map(CheckpointFile::read);
        checkpoint.ifPresent(each -> each.requireConditions(conditions));
        return checkpoint;
    }

    private Optional<CheckpointWriter> checkpoints(Map<String, String> conditions) {
        return task.checkpoints().map(plan -> new CheckpointWriter(plan, conditions));
    }

    private Painted paintFurther(Painted first, int firstScale, Timeline timeline, Journal journal) {
        Painted painted = first;
        for (int scale = firstScale + 1; scale < timeline.scales().size() && !painted.endsTransfer(); scale++) {
            ScalePainting next = painting(timeline, scale);
            painted = next.paint(Optional.of(painted), journal.of(scale, next.canvas()));
        }
        return painted;
    }

    private ScalePainting painting(Timeline timeline, int scale) {
        int side = timeline.scales().get(scale).longerSide();
        return new ScalePainting(task, engine, network, preparation.seenAt(side), scale, begin);
    }

    private StyleTransferResult result(
            Painted painted, Journal journal, Finish finish, Map<String, String> inputs, Duration prepared) {
        Image image = finish.of(painted.image(preset.outputRange()));
        return new StyleTransferResult(
                image,
                preparation.content(),
                preparation.originalAt(longerSide()).styles().stream()
                        .map(Style::image)
                        .toList(),
                journal.trace(),
                painted.optimum().stopReason(),
                engine.description(),
                network.name(),
                preset,
                task.seed(),
                prepared,
                since(begin).minus(prepared),
                record(image, journal, inputs));
    }

    private TransferRecord record(Image image, Journal journal, Map<String, String> inputs) {
        return new TransferRecord(
                Software.here(),
                engine.description(),
                network.name(),
                task.seed(),
                preset,
                inputs,
                image.width(),
                image.height(),
                Fingerprint.of(image),
                journal.reweighings(),
                journal.ends(),
                journal.trace());
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
