package io.github.brushwork.samediff;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.DynamicCustomOp;

/**
 * The derivative of picking rows of a matrix: the rows' gradients, added up where the rows came from. SameDiff's own goes
 * through the rows in a loop of the graph, and fails.
 */
final class GatherRule implements ReverseSweep.Rule {

    @Override
    public List<SDVariable> differentiate(
            SameDiff graph, DifferentialFunction operation, List<SDVariable> outputGradients) {
        long[] axes = ((DynamicCustomOp) operation).iArgs();
        if (axes.length != 1 || axes[0] != 0 || operation.args().length != 2) {
            return operation.doDiff(new ArrayList<>(outputGradients));
        }
        SDVariable zeros = graph.zerosLike(operation.arg(0));
        return ReverseSweep.onlyFirst(operation, graph.scatterAdd(zeros, operation.arg(1), outputGradients.get(0)));
    }
}
