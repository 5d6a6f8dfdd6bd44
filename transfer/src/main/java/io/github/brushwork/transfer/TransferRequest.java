package io.github.brushwork.transfer;

import io.github.brushwork.core.Fingerprint;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.settings.Preset;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a transfer was asked for, but the engine.
 *
 * @param contentMask null for everywhere
 * @param outputMask null for everywhere
 */
record TransferRequest(
        Image content,
        List<Style> styles,
        Mask contentMask,
        Mask outputMask,
        Preset preset,
        long seed,
        List<OwnTerm> terms,
        NetworkSource network,
        RunOptions options) {

    TransferRequest {
        styles = List.copyOf(styles);
        terms = List.copyOf(terms);
    }

    /** The same with other settings, on a network that is at hand, in silence, and sharing nothing. */
    TransferRequest trial(Preset other, Network ready, StoppingRule rule) {
        return new TransferRequest(
                content, styles, contentMask, outputMask, other, seed, terms, any -> ready, RunOptions.stoppedBy(rule));
    }

    /** The layers that are known to be read before there is a network, each once. */
    List<String> layers() {
        return Stream.concat(preset.layers().stream(), terms.stream().flatMap(term -> term.layers().stream()))
                .distinct()
                .toList();
    }

    /** {@link Fingerprint#of(Network)}, which other transfers may have found out. */
    String fingerprint(Network network) {
        return options.styleCache() == null
                ? Fingerprint.of(network)
                : options.styleCache().fingerprint(network);
    }
}
