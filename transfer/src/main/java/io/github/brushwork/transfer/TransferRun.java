package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.Fingerprint;
import io.github.brushwork.transfer.settings.Preset;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One run of a transfer: prepares, paints scale by scale, and finishes the picture. */
final class TransferRun {

    private final long begin = System.nanoTime();
    private final Task task;
    private final Preset preset;
    private final Engine engine;
    private final Inputs original;
    private final Inputs seen;
    private final Network network;

    TransferRun(Task task, Engine engine) {
        this.task = task;
        this.preset = task.preset();
        this.engine = engine;
        this.original = new Inputs(preset.size().applyTo(task.content()), task.styles());
        this.seen = new ColourStage(preset.colour()).before(original);
        this.network = network(seen.at(longerSide(), preset.style().fit()));
    }

    private int longerSide() {
        return Inputs.longerSide(original.content());
    }

    private Network network(Inputs inputs) {
        return task.network()
                .network(new NetworkSource.Request(
                        inputs.content(),
                        inputs.styles().stream().map(Style::image).toList(),
                        preset.network(),
                        Terms.layers(preset)));
    }

    StyleTransferResult run() {
        Timeline timeline = new Timeline(
                preset.scales().scales(longerSide(), preset.minimisation().iterations()));
        Finish finish = new Finish(preset, original.content(), task.outputMask());
        Map<String, String> inputs = Conditions.ofInputs(task, network, engine);
        Map<String, String> conditions = Conditions.joined(inputs, Conditions.ofSettings(preset, task.seed()));
        task.replay().ifPresent(replay -> replay.requireConditions(conditions));
        Optional<Checkpoint> resumed = resumed(conditions);
        Journal journal = new Journal(timeline, listener(), finish, checkpoints(conditions), resumed);
        int scale = resumed.map(Checkpoint::scale).orElse(0);
        ScalePainting first = painting(timeline, scale);
        Duration preparation = since(begin);
        Journal.Page page = journal.of(scale, first.canvas());
        Painted painted = resumed.map(checkpoint -> first.resume(checkpoint.state(), page))
                .orElseGet(() -> first.paint(Optional.empty(), page));
        painted = paintFurther(painted, scale, timeline, journal);
        return result(painted, journal, finish, inputs, preparation);
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
        return new ScalePainting(
                task, engine, network, seen.at(side, preset.style().fit()), scale, begin);
    }

    private StyleTransferResult result(
            Painted painted, Journal journal, Finish finish, Map<String, String> inputs, Duration preparation) {
        Image image = finish.of(painted.image(preset.outputRange()));
        return new StyleTransferResult(
                image,
                original.content(),
                original.at(longerSide(), preset.style().fit()).styles().stream()
                        .map(Style::image)
                        .toList(),
                journal.trace(),
                painted.optimum().stopReason(),
                engine.description(),
                network.name(),
                preset,
                task.seed(),
                preparation,
                since(begin).minus(preparation),
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
