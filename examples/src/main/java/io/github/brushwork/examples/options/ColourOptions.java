package io.github.brushwork.examples.options;

import io.github.brushwork.core.colour.ColourSpace;
import io.github.brushwork.core.colour.ColourTransfer;
import io.github.brushwork.core.colour.LinearMethod;
import io.github.brushwork.core.colour.Luminance;
import io.github.brushwork.transfer.settings.ColourControl;
import io.github.brushwork.transfer.settings.PresetBuilder;
import picocli.CommandLine.Option;

/** What becomes of the content's colours. */
final class ColourOptions {

    /** Names of colour controls. */
    enum Control {
        NONE,
        LUMINANCE,
        CHROMA,
        STYLE,
        CONTENT,
        RESULT
    }

    /** Names of ways to give an image another one's colours. */
    enum Method {
        CHOLESKY,
        PCA,
        SYMMETRIC,
        MONGE_KANTOROVICH,
        HISTOGRAMS
    }

    @Option(
            names = "--colour",
            paramLabel = "NAME",
            description = {
                "none: colours come as the style brings them; luminance: paint brightness only; chroma: paint all, then take the"
                        + " content's chroma; style, content, result: give that picture the other's colours, style and"
                        + " content before, result after. By default the preset's."
            })
    private Control control;

    @Option(
            names = "--colour-method",
            paramLabel = "NAME",
            description =
                    "How style, content or result are recoloured: cholesky, pca, symmetric, monge_kantorovich or histograms. By default cholesky.")
    private Method method = Method.CHOLESKY;

    @Option(
            names = "--colour-space",
            paramLabel = "NAME",
            description = "In which values: srgb or linear. Histograms are always in sRGB. By default srgb.")
    private ColourSpace space = ColourSpace.SRGB;

    @Option(
            names = "--luminance",
            paramLabel = "NAME",
            description = "What brightness is: rec_601, rec_709 or lab. By default rec_601.")
    private Luminance luminance = Luminance.REC_601;

    void applyTo(PresetBuilder settings) {
        if (control != null) {
            settings.colour(control());
        }
    }

    private ColourControl control() {
        return switch (control) {
            case NONE -> ColourControl.none();
            case LUMINANCE -> ColourControl.luminanceOnly(luminance);
            case CHROMA -> ColourControl.chromaOfContent(luminance);
            case STYLE -> ColourControl.recolourStyle(transfer());
            case CONTENT -> ColourControl.recolourContent(transfer());
            case RESULT -> ColourControl.recolourResult(transfer());
        };
    }

    private ColourTransfer transfer() {
        return switch (method) {
            case CHOLESKY -> ColourTransfer.linear(LinearMethod.CHOLESKY, space);
            case PCA -> ColourTransfer.linear(LinearMethod.PCA, space);
            case SYMMETRIC -> ColourTransfer.linear(LinearMethod.SYMMETRIC_SQUARE_ROOT, space);
            case MONGE_KANTOROVICH -> ColourTransfer.linear(LinearMethod.MONGE_KANTOROVICH, space);
            case HISTOGRAMS -> ColourTransfer.channelHistograms();
        };
    }
}
