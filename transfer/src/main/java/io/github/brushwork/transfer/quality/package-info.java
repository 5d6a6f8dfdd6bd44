/**
 * How good a result is, in figures that the optimisation did not minimise.
 *
 * <p>Most users need two types: {@link io.github.brushwork.transfer.quality.QualityJudge} measures one result, and {@link
 * io.github.brushwork.transfer.quality.QualityComparison} puts several side by side.
 */
package io.github.brushwork.transfer.quality;
