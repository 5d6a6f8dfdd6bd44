package io.github.brushwork.transfer.settings;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.core.image.colour.Luminance;
import java.util.Objects;
import java.util.function.BinaryOperator;

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

    /**
     * What is done to pictures.
     *
     * @return changes of content, styles and result
     */
    Changes changes();

    /**
     * What is done to the pictures before a transfer, and to its result after it.
     *
     * @param content of the content and the first style
     * @param style of each style and the content
     * @param result of the result and the content, both as large as the result
     */
    record Changes(BinaryOperator<Image> content, BinaryOperator<Image> style, BinaryOperator<Image> result) {

        private static final Changes NONE = new Changes((it, other) -> it, (it, other) -> it, (it, other) -> it);
    }

    /** The result takes the style's colours. */
    record None() implements ColourControl {
        @Override
        public Changes changes() {
            return Changes.NONE;
        }
    }

    /**
     * Only luminance is transferred.
     *
     * @param luminance what counts as luminance
     */
    record LuminanceOnly(Luminance luminance) implements ColourControl {

        public LuminanceOnly {
            Objects.requireNonNull(luminance, "luminance");
        }

        @Override
        public Changes changes() {
            return new Changes(
                    (content, style) -> luminance.grey(content),
                    luminance::greyLike,
                    (result, content) -> luminance.withLuminanceOf(content, result));
        }
    }

    /**
     * The result's luminance with the content's chroma.
     *
     * @param luminance what counts as luminance
     */
    record ChromaOfContent(Luminance luminance) implements ColourControl {

        public ChromaOfContent {
            Objects.requireNonNull(luminance, "luminance");
        }

        @Override
        public Changes changes() {
            return new Changes(
                    Changes.NONE.content,
                    Changes.NONE.style,
                    (result, content) -> luminance.withLuminanceOf(content, result));
        }
    }

    /**
     * Styles in the content's colours.
     *
     * @param transfer how
     */
    record RecolourStyle(ColourTransfer transfer) implements ColourControl {

        public RecolourStyle {
            Objects.requireNonNull(transfer, "transfer");
        }

        @Override
        public Changes changes() {
            return new Changes(Changes.NONE.content, transfer::apply, Changes.NONE.result);
        }
    }

    /**
     * The content in the style's colours.
     *
     * @param transfer how
     */
    record RecolourContent(ColourTransfer transfer) implements ColourControl {

        public RecolourContent {
            Objects.requireNonNull(transfer, "transfer");
        }

        @Override
        public Changes changes() {
            return new Changes(transfer::apply, Changes.NONE.style, Changes.NONE.result);
        }
    }

    /**
     * The result in the content's colours.
     *
     * @param transfer how
     */
    record RecolourResult(ColourTransfer transfer) implements ColourControl {

        public RecolourResult {
            Objects.requireNonNull(transfer, "transfer");
        }

        @Override
        public Changes changes() {
            return new Changes(Changes.NONE.content, Changes.NONE.style, transfer::apply);
        }
    }
}
