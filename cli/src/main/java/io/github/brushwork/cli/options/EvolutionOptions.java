package io.github.brushwork.cli.options;

import io.github.brushwork.cli.evolution.Film;
import io.github.brushwork.cli.evolution.Frames;
import io.github.brushwork.cli.report.Report;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What is kept of how the picture came about. */
public final class EvolutionOptions {

    private static final int FILM_FRAMES = 40;
    private static final int REPORT_FRAMES = 8;
    private static final int RATE = 10;

    @Option(
            names = "--snapshots",
            paramLabel = "N",
            description =
                    "Write the picture after every N iterations beside the result: out-020.png. By default it is not written.")
    private Integer snapshots;

    @Option(
            names = "--evolution",
            paramLabel = "FILE",
            description =
                    "Write a film of how the picture came about: .gif, or with ffmpeg on the path .webp or .mp4. It shows the"
                            + " snapshots; without --snapshots " + FILM_FRAMES + " pictures.")
    private Path evolution;

    @Option(
            names = "--evolution-rate",
            paramLabel = "N",
            description = "Pictures a second of the film. By default " + RATE + ".")
    private Integer rate;

    @Option(
            names = "--evolution-size",
            paramLabel = "N",
            description = "Longer side of the film in pixels. By default the result's.")
    private Integer size;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Write a page of pictures, losses, figures and settings there, DIR/index.html. The folder is made.")
    private Path report;

    /** Creates the group; picocli fills it in. */
    public EvolutionOptions() {}

    /**
     * The film.
     *
     * @return empty if none is to be made
     * @throws IllegalArgumentException if options contradict each other or a value is not allowed
     */
    public Optional<Film> film() {
        if (evolution == null && (rate != null || size != null)) {
            throw new OptionsException("--evolution-rate and --evolution-size go with --evolution FILE");
        }
        if (size != null && size < 1) {
            throw new IllegalArgumentException("--evolution-size " + size + ": it must be at least 1");
        }
        return Optional.ofNullable(evolution)
                .map(file -> new Film(file, rate == null ? RATE : rate, Optional.ofNullable(size)));
    }

    /**
     * The report.
     *
     * @return empty if none is to be made
     */
    public Optional<Report> report() {
        return Optional.ofNullable(report).map(Report::new);
    }

    /**
     * After how many iterations the picture is written.
     *
     * @return empty if it is not
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Optional<Integer> snapshots() {
        if (snapshots != null && snapshots < 1) {
            throw new IllegalArgumentException("--snapshots " + snapshots + ": there must be at least 1");
        }
        return Optional.ofNullable(snapshots);
    }

    /**
     * The pictures that all this needs.
     *
     * @param output the result's file
     * @return none yet; empty if nothing needs them
     */
    public Optional<Frames> frames(Path output) {
        if (snapshots().isPresent()) {
            return snapshots().map(every -> Frames.beside(output, every));
        }
        if (evolution != null) {
            return Optional.of(Frames.temporary(FILM_FRAMES));
        }
        return report().map(any -> Frames.temporary(REPORT_FRAMES));
    }
}
