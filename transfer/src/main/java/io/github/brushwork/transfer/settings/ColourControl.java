package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.colour.ColourTransfer;
import io.github.brushwork.core.colour.Luminance;
import java.util.Objects;

/** What becomes of the content's colours. */
public sealed interface ColourControl {

    /**
     * The result takes the style's colours.
     *
     * @return the control
     */
    static ColourControl none() {
        return new None();
    }

    /**
     * Only luminance is transferred: content and style are made grey, the style's luminance gets the content's mean and
     * deviation, and the content's chroma is put back. Gatys et al., "Controlling Perceptual Factors in Neural Style Transfer"
     * (2017), section 5.
     *
     * @param luminance what counts as luminance
     * @return the control
     */
    static ColourControl luminanceOnly(Luminance luminance) {
        return new LuminanceOnly(luminance);
    }

    /**
     * The transfer runs in colour, and the result's luminance is given the content's chroma afterwards: {@code -original_colors}
     * of jcjohnson/neural-style.
     *
     * @param luminance what counts as luminance; {@link Luminance#REC_601} there
     * @return the control
     */
    static ColourControl chromaOfContent(Luminance luminance) {
        return new ChromaOfContent(luminance);
    }

    /**
     * Each style is given the content's colours before the transfer: Gatys et al., "Preserving Color in Neural Artistic Style
     * Transfer" (2016).
     *
     * @param transfer how
     * @return the control
     */
    static ColourControl recolourStyle(ColourTransfer transfer) {
        return new RecolourStyle(transfer);
    }

    /**
     * The content is given the (first) style's colours before the transfer, so that they arrive even where little style is
     * painted.
     *
     * @param transfer how
     * @return the control
     */
    static ColourControl recolourContent(ColourTransfer transfer) {
        return new RecolourContent(transfer);
    }

    /**
     * The result is given the content's colours afterwards.
     *
     * @param transfer how
     * @return the control
     */
    static ColourControl recolourResult(ColourTransfer transfer) {
        return new RecolourResult(transfer);
    }

    /** The result takes the style's colours. */
    record None() implements ColourControl {}

    /**
     * Only luminance is transferred.
     *
     * @param luminance what counts as luminance
     */
    record LuminanceOnly(Luminance luminance) implements ColourControl {

        /**
         * Creates a control.
         *
         * @param luminance what counts as luminance
         */
        public LuminanceOnly {
            Objects.requireNonNull(luminance, "luminance");
        }
    }

    /**
     * The result's luminance with the content's chroma.
     *
     * @param luminance what counts as luminance
     */
    record ChromaOfContent(Luminance luminance) implements ColourControl {

        /**
         * Creates a control.
         *
         * @param luminance what counts as luminance
         */
        public ChromaOfContent {
            Objects.requireNonNull(luminance, "luminance");
        }
    }

    /**
     * Styles in the content's colours.
     *
     * @param transfer how
     */
    record RecolourStyle(ColourTransfer transfer) implements ColourControl {

        /**
         * Creates a control.
         *
         * @param transfer how
         */
        public RecolourStyle {
            Objects.requireNonNull(transfer, "transfer");
        }
    }

    /**
     * The content in the style's colours.
     *
     * @param transfer how
     */
    record RecolourContent(ColourTransfer transfer) implements ColourControl {

        /**
         * Creates a control.
         *
         * @param transfer how
         */
        public RecolourContent {
            Objects.requireNonNull(transfer, "transfer");
        }
    }

    /**
     * The result in the content's colours.
     *
     * @param transfer how
     */
    record RecolourResult(ColourTransfer transfer) implements ColourControl {

        /**
         * Creates a control.
         *
         * @param transfer how
         */
        public RecolourResult {
            Objects.requireNonNull(transfer, "transfer");
        }
    }
}
