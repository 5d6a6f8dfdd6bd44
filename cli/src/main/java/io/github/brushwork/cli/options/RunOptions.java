package io.github.brushwork.cli.options;

import io.github.brushwork.transfer.Checkpoints;
import io.github.brushwork.transfer.StyleTransferBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What ends a run early, and how it is kept. */
final class RunOptions extends EndOptions {

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Save the run there now and then; \"stylize resume\" with the same arguments goes on. By default it"
                            + " is not saved.")
    private Path checkpoint;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "N|TIME",
            converter = Pace.class,
            description =
                    "After how many iterations, or how much time: 20, 90s or 5m. Goes with --checkpoint; by default 1m.")
    private Function<Path, Checkpoints> every;

    @Override
    void applyTo(StyleTransferBuilder transfer) {
        if (every != null && checkpoint == null) {
            throw new OptionsException("--checkpoint-every goes with --checkpoint FILE");
        }
        super.applyTo(transfer);
        Optional.ofNullable(checkpoint)
                .map(file -> every == null ? Checkpoints.every(EVERY, file) : every.apply(file))
                .ifPresent(transfer::checkpoints);
    }

    Optional<Path> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }
}
