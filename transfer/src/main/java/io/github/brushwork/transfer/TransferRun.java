package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.transfer.settings.Preset;
import java.time.Duration;
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
        Journal journal = new Journal(timeline, task.listener(), finish);
        Optional<Painted> painted = Optional.empty();
        Duration preparation = null;
        for (int scale = 0; scale < timeline.scales().size(); scale++) {
            Inputs inputs = seen.at(
                    timeline.scales().get(scale).longerSide(), preset.style().fit());
            ScalePainting painting = new ScalePainting(task, engine, network, inputs, begin);
            float[] start = painting.start(painted);
            if (preparation == null) {
                preparation = since(begin);
            }
            painted = Optional.of(painting.paint(start, painted, journal.of(scale, painting.canvas())));
            if (painted.get().endsTransfer()) {
                break;
            }
        }
        return result(painted.orElseThrow(), journal, finish, preparation);
    }

    private StyleTransferResult result(Painted painted, Journal journal, Finish finish, Duration preparation) {
        return new StyleTransferResult(
                finish.of(painted.image(preset.outputRange())),
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
                since(begin).minus(preparation));
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
