package io.github.brushwork.cli;

import io.github.brushwork.cli.display.RunDisplay;
import io.github.brushwork.cli.evolution.Film;
import io.github.brushwork.cli.evolution.Frame;
import io.github.brushwork.cli.evolution.Frames;
import io.github.brushwork.cli.options.EvolutionOptions;
import io.github.brushwork.cli.options.TransferOptions;
import io.github.brushwork.cli.report.Quality;
import io.github.brushwork.cli.report.Report;
import io.github.brushwork.cli.report.Story;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.Weighted;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.optim.StopReason;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TransferListener;
import io.github.brushwork.transfer.TransferProgress;
import io.github.brushwork.transfer.quality.QualityJudge;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is kept of a run besides its result: snapshots, a film, a report. */
final class Keepsakes implements TransferListener, AutoCloseable {

    private final TransferOptions transfer;
    private final Path output;
    private final List<String> arguments;
    private final Optional<Film> film;
    private final Optional<Report> report;
    private final Optional<Frames> frames;

    /**
     * Looks whether all can be written, before anything is painted.
     *
     * @param options what is to be kept
     * @param transfer the run
     * @param output the result's file
     * @param arguments of the command
     */
    Keepsakes(EvolutionOptions options, TransferOptions transfer, Path output, List<String> arguments) {
        this.transfer = transfer;
        this.output = output;
        this.arguments = arguments;
        this.film = options.film();
        this.report = options.report();
        film.ifPresent(Film::requireWritable);
        report.ifPresent(Report::requireWritable);
        this.frames = options.frames(output);
    }

    @Override
    public Decision onIteration(TransferProgress progress) {
        return frames.map(each -> each.onIteration(progress)).orElse(Decision.CONTINUE);
    }

    /** Makes film and report, each even if the other fails, and undisturbed if the run was interrupted. */
    void make(StyleTransferResult result, Network network, RunDisplay display) {
        boolean interrupted = Thread.interrupted();
        try {
            makeReport(result, network, display);
        } finally {
            makeFilm(result, display);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        frames.ifPresent(Frames::requireAll);
    }

    private void makeFilm(StyleTransferResult result, RunDisplay display) {
        film.ifPresent(each -> {
            each.write(taken(), result.image());
            display.wrote("film", each.file());
        });
    }

    private void makeReport(StyleTransferResult result, Network network, RunDisplay display) {
        report.ifPresent(each -> {
            each.write(story(result, network));
            display.wrote("report", each.file());
        });
    }

    private List<Frame> taken() {
        return frames.map(Frames::frames).orElse(List.of());
    }

    private Story story(StyleTransferResult result, Network network) {
        List<Path> styles = transfer.pictures().styles();
        return new Story(
                result,
                transfer.pictures().content().map(Keepsakes::name).orElse(Samples.HARBOUR),
                styles.isEmpty()
                        ? List.of(Samples.PAINTING)
                        : styles.stream().map(Keepsakes::name).toList(),
                name(output),
                transfer.base(),
                taken(),
                quality(result, network),
                arguments);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Who interrupts a run does not wait for figures. */
    private Quality quality(StyleTransferResult result, Network network) {
        if (result.stopReason().kind() == StopReason.Kind.INTERRUPTED) {
            return new Quality.NotJudged("Not measured, because the run was interrupted.");
        }
        try (Engine engine = transfer.newEngine()) {
            return new Quality.Judged(QualityJudge.of(engine, network)
                    .withUsedBy(List.of(result.preset()))
                    .judge(result.image(), result.content(), styles(result.styles())));
        } catch (IllegalArgumentException e) {
            return new Quality.NotJudged("Not measured: " + e.getMessage());
        }
    }

    private List<Weighted<Image>> styles(List<Image> images) {
        List<Double> weights = transfer.pictures().weights();
        return IntStream.range(0, images.size())
                .mapToObj(i -> new Weighted<>(images.get(i), weights.isEmpty() ? 1 : weights.get(i)))
                .toList();
    }

    @Override
    public void close() {
        frames.ifPresent(Frames::close);
    }
}
