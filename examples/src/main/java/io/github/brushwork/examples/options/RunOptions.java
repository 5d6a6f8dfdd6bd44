package io.github.brushwork.examples.options;

import io.github.brushwork.transfer.Checkpoints;
import io.github.brushwork.transfer.StyleTransferBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How long a run may take, and how it is kept. */
final class RunOptions {

    private static final Duration EVERY = Duration.ofMinutes(1);

    @Option(
            names = "--time-limit",
            paramLabel = "TIME",
            converter = Period.class,
            description = "Stop then, with the best image so far: 90s, 5m or 2h. By default there is no limit.")
    private Duration timeLimit;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description = "Save the run there now and then; \"stylize resume\" with the same arguments goes on.")
    private Path checkpoint;

    @Option(
            names = "--checkpoint-every",
            paramLabel = "TIME",
            converter = Period.class,
            description = "How often. Goes with --checkpoint; by default 1m.")
    private Duration every;

    void applyTo(StyleTransferBuilder transfer) {
        if (every != null && checkpoint == null) {
            throw new IllegalArgumentException("--checkpoint-every goes with --checkpoint FILE");
        }
        Optional.ofNullable(timeLimit).ifPresent(transfer::timeLimit);
        Optional.ofNullable(checkpoint)
                .map(file -> Checkpoints.every(every == null ? EVERY : every, file))
                .ifPresent(transfer::checkpoints);
    }

    Optional<Path> checkpoint() {
        return Optional.ofNullable(checkpoint);
    }
}
