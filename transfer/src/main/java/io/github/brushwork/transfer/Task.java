package io.github.brushwork.transfer;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.settings.Preset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** All that a transfer was asked for, but the engine. */
record Task(
        Image content,
        List<Style> styles,
        Optional<Mask> contentMask,
        Optional<Mask> outputMask,
        Preset preset,
        NetworkSource network,
        Optional<StoppingRule> stoppingRule,
        Optional<Duration> timeLimit,
        Optional<Checkpoints> checkpoints,
        Optional<Path> resumed,
        Optional<Replay> replay,
        long seed,
        TransferListener listener) {

    Task {
        styles = List.copyOf(styles);
    }
}
