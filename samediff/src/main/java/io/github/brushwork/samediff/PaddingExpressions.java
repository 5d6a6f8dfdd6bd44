package io.github.brushwork.samediff;

import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Shape;
import java.util.stream.IntStream;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.PadMode;
import org.nd4j.linalg.factory.Nd4j;

/** Padding by one position on every side of an NHWC variable, and its adjoint, for which ND4J has no operation. */
final class PaddingExpressions {

    private PaddingExpressions() {}

    /**
     * Adds the padding to the graph, as one operation {@code pad}.
     *
     * @param graph the graph; modified
     * @param x batch x height x width x channels
     * @param padding replication or reflection
     * @param sizes name for the constant that is the operation's second input
     * @return two rows and two columns more
     */
    static SDVariable pad(SameDiff graph, SDVariable x, Padding padding, String sizes) {
        SDVariable oneAround =
                graph.constant(sizes, Nd4j.createFromArray(new int[][] {{0, 0}, {1, 1}, {1, 1}, {0, 0}}));
        return graph.nn().pad(x, oneAround, mode(padding), 0);
    }

    /** A single position mirrored with the border in between is the border itself. */
    private static PadMode mode(Padding padding) {
        return switch (padding) {
            case ZERO -> PadMode.CONSTANT;
            case REPLICATE -> PadMode.SYMMETRIC;
            case REFLECT -> PadMode.REFLECT;
        };
    }

    /**
     * Adds the adjoint to the graph: sums of the rows, then of the columns, that come from the same one. Each operation
     * reads the gradient once. Slices that are added and joined again would be the same, but SameDiff's session follows
     * every path through a graph, and their number would grow exponentially with the layers.
     *
     * @param graph the graph; modified
     * @param gradient with respect to the padded variable, of batch one
     * @param padding replication or reflection
     * @param shape of the variable before it was padded
     * @return the gradient with respect to it
     */
    static SDVariable gradient(SameDiff graph, SDVariable gradient, Padding padding, Shape shape) {
        int height = shape.height();
        int width = shape.width();
        int channels = shape.channels();
        SDVariable padded = gradient.reshape(height + 2, width + 2, channels);
        SDVariable columnsFirst = graph.permute(fold(graph, padded, padding, height), 1, 0, 2);
        SDVariable folded = graph.permute(fold(graph, columnsFirst, padding, width), 1, 0, 2);
        return folded.reshape(1, height, width, channels);
    }

    private static SDVariable fold(SameDiff graph, SDVariable gradient, Padding padding, int length) {
        int[] sources = IntStream.rangeClosed(-1, length)
                .map(index -> padding.source(index, length))
                .toArray();
        return graph.unsortedSegmentSum(gradient, graph.constant(Nd4j.createFromArray(sources)), length);
    }
}
