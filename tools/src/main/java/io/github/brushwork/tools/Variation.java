package io.github.brushwork.tools;

import io.github.brushwork.transfer.StyleTransferBuilder;
import java.util.function.Consumer;

/**
 * One setting of a control.
 *
 * @param label what is written over its picture
 * @param change what it changes of a transfer; size and engine are set afterwards
 */
record Variation(String label, Consumer<StyleTransferBuilder> change) {}
