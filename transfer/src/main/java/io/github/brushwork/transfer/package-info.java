/**
 * Style transfer: the fluent builder, presets and the result.
 *
 * <p>Most users need two types: {@link io.github.brushwork.transfer.StyleTransfer} and {@link
 * io.github.brushwork.transfer.settings.Presets}.
 */
package io.github.brushwork.transfer;
