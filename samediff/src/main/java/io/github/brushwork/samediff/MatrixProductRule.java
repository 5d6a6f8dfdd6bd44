package io.github.brushwork.samediff;

import java.util.List;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.DynamicCustomOp;

/**
 * The derivative of a matrix product, by matrix products. ND4J's own {@code matmul_bp} fails on matrices with a side of
 * length 1.
 */
final class MatrixProductRule implements ReverseSweep.Rule {

    @Override
    public List<SDVariable> differentiate(
            SameDiff graph, DifferentialFunction operation, List<SDVariable> outputGradients) {
        SDVariable a = operation.arg(0);
        SDVariable b = operation.arg(1);
        long[] transposed = ((DynamicCustomOp) operation).iArgs();
        boolean transposedA = isSet(transposed, 0);
        boolean transposedB = isSet(transposed, 1);
        SDVariable gradient = isSet(transposed, 2) ? graph.transpose(outputGradients.get(0)) : outputGradients.get(0);
        SDVariable gradientOfA = transposedA
                ? graph.mmul(b, gradient, transposedB, true, false)
                : graph.mmul(gradient, b, false, !transposedB, false);
        SDVariable gradientOfB = transposedB
                ? graph.mmul(gradient, a, true, transposedA, false)
                : graph.mmul(a, gradient, !transposedA, false, false);
        return List.of(gradientOfA, gradientOfB);
    }

    private static boolean isSet(long[] flags, int index) {
        return flags.length > index && flags[index] != 0;
    }
}
