/**
 * The {@code samediff} engine, and losses written as SameDiff expressions.
 *
 * <p>Most users need one type: {@link io.github.brushwork.samediff.AutodiffLoss}, a loss of their own. The engine is found
 * by {@link io.github.brushwork.core.Engine#auto()} when this module is on the class path with an ND4J backend.
 */
package io.github.brushwork.samediff;
