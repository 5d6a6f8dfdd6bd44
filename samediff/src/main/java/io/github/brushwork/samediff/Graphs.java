package io.github.brushwork.samediff;

import java.util.stream.Stream;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.array.SingleThreadArrayHolder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Graphs and their constants. */
final class Graphs {

    private Graphs() {}

    /** A graph for one thread at a time. Unlike what {@code SameDiff.create()} gives, it keeps no second copy of constants. */
    static SameDiff empty() {
        SameDiff graph = SameDiff.create();
        graph.setArrayHolders(new SingleThreadArrayHolder(), new SingleThreadArrayHolder(), false);
        return graph;
    }

    /** The size of the constants' elements. */
    static long constantBytes(SameDiff graph) {
        return constants(graph).mapToLong(NativeArrays::bytes).sum();
    }

    /** Frees the constants; the graph is not used afterwards. */
    static void freeConstants(SameDiff graph) {
        constants(graph).filter(INDArray::closeable).forEach(INDArray::close);
    }

    private static Stream<INDArray> constants(SameDiff graph) {
        return graph.variables().stream().filter(SDVariable::isConstant).map(SDVariable::getArr);
    }
}
