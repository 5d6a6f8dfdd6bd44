package io.github.brushwork.samediff;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/** A loss as a SameDiff expression, to be differentiated by SameDiff. */
@FunctionalInterface
public interface LossDefinition {

    /**
     * Adds the loss to a graph.
     *
     * @param graph the graph; constants such as targets are added to it too, and belong to it: their arrays are freed
     *     with the objective, so each call makes its own
     * @param activations height x width x channels, single precision
     * @return the loss, a scalar of single precision
     */
    SDVariable define(SameDiff graph, SDVariable activations);
}
