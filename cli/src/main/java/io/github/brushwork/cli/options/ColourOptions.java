package io.github.brushwork.cli.options;

import io.github.brushwork.core.image.colour.ColourSpace;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.core.image.colour.LinearMethod;
import io.github.brushwork.core.image.colour.Luminance;
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
        HISTOGRAMS,
        PRINCIPAL_HISTOGRAMS,
        DISTRIBUTION
    }

    /** After so many rotations hardly anything changes. */
    private static final int ROUNDS = 20;

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
                    "How style, content or result are recoloured: by mean and covariance (cholesky, pca, symmetric,"
                            + " monge_kantorovich), by each channel's histogram (histograms), by those along the principal"
                            + " axes (principal_histograms), or by the whole distribution (distribution). By default"
                            + " cholesky.")
    private Method method;

    @Option(
            names = "--colour-space",
            paramLabel = "NAME",
            description = "In which values mean and covariance are taken: srgb or linear. By default srgb.")
    private ColourSpace space;

    @Option(
            names = "--luminance",
            paramLabel = "NAME",
            description = "What brightness is, for luminance and chroma: rec_601, rec_709 or lab. By default rec_601.")
    private Luminance luminance;

    void applyTo(PresetBuilder settings) {
        requireTogether();
        if (control != null) {
            settings.colour(control());
        }
    }

    private void requireTogether() {
        boolean bright = control == Control.LUMINANCE || control == Control.CHROMA;
        boolean recoloured = control == Control.STYLE || control == Control.CONTENT || control == Control.RESULT;
        if (luminance != null && !bright) {
            throw new OptionsException("--luminance goes with --colour luminance or chroma");
        }
        if (method != null && !recoloured) {
            throw new OptionsException("--colour-method goes with --colour style, content or result");
        }
        if (space != null && !(recoloured && isLinear())) {
            throw new OptionsException(
                    "--colour-space goes with --colour style, content or result, and with a method of mean and covariance");
        }
    }

    private boolean isLinear() {
        return switch (method()) {
            case CHOLESKY, PCA, SYMMETRIC, MONGE_KANTOROVICH -> true;
            case HISTOGRAMS, PRINCIPAL_HISTOGRAMS, DISTRIBUTION -> false;
        };
    }

    private Method method() {
        return method == null ? Method.CHOLESKY : method;
    }

    private Luminance luminance() {
        return luminance == null ? Luminance.REC_601 : luminance;
    }

    private ColourControl control() {
        return switch (control) {
            case NONE -> ColourControl.none();
            case LUMINANCE -> ColourControl.luminanceOnly(luminance());
            case CHROMA -> ColourControl.chromaOfContent(luminance());
            case STYLE -> ColourControl.recolourStyle(transfer());
            case CONTENT -> ColourControl.recolourContent(transfer());
            case RESULT -> ColourControl.recolourResult(transfer());
        };
    }

    private ColourTransfer transfer() {
        return switch (method()) {
            case CHOLESKY -> linear(LinearMethod.CHOLESKY);
            case PCA -> linear(LinearMethod.PCA);
            case SYMMETRIC -> linear(LinearMethod.SYMMETRIC_SQUARE_ROOT);
            case MONGE_KANTOROVICH -> linear(LinearMethod.MONGE_KANTOROVICH);
            case HISTOGRAMS -> ColourTransfer.channelHistograms();
            case PRINCIPAL_HISTOGRAMS -> ColourTransfer.principalHistograms();
            case DISTRIBUTION -> ColourTransfer.distribution(ROUNDS, 0);
        };
    }

    private ColourTransfer linear(LinearMethod linear) {
        return ColourTransfer.linear(linear, space == null ? ColourSpace.SRGB : space);
    }
}
