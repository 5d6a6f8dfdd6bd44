package io.github.brushwork.transfer;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.settings.Fingerprint;
import io.github.brushwork.transfer.settings.Preset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that a transfer was asked for, but the engine. */
record Task(
        Image content,
        List<Style> styles,
        Optional<Mask> contentMask,
        Optional<Mask> outputMask,
        Preset preset,
        List<OwnTerm> terms,
        NetworkSource network,
        Optional<StoppingRule> stoppingRule,
        Optional<Duration> timeLimit,
        Optional<Checkpoints> checkpoints,
        Optional<Path> resumed,
        Optional<Replay> replay,
        long seed,
        Optional<StyleCache> styleCache,
        TransferListener listener) {

    Task {
        styles = List.copyOf(styles);
    }

    /** The same with other settings, on a network that is at hand, in silence, and sharing nothing. */
    Task rehearsal(Preset other, Network ready, StoppingRule rule) {
        return new Task(
                content,
                styles,
                contentMask,
                outputMask,
                other,
                terms,
                request -> ready,
                Optional.of(rule),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                seed,
                Optional.empty(),
                progress -> Decision.CONTINUE);
    }

    /** The layers that are known to be read before there is a network, each once. */
    List<String> layers() {
        return Stream.concat(preset.layers().stream(), terms.stream().flatMap(term -> term.layers().stream()))
                .distinct()
                .toList();
    }

    /** {@link Fingerprint#of(Network)}, which other transfers may have found out. */
    String fingerprint(Network network) {
        return styleCache.map(cache -> cache.fingerprint(network)).orElseGet(() -> Fingerprint.of(network));
    }
}
