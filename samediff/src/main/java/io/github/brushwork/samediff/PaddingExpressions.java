package io.github.brushwork.samediff;

import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.enums.PadMode;
import org.nd4j.linalg.factory.Nd4j;

/** Padding by one position on every side of an NHWC variable, and its adjoint, for which ND4J has no operation. */
final class PaddingExpressions {

    private static final int HEIGHT = 1;
    private static final int WIDTH = 2;
    private static final int RANK = 4;

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
     * Adds the adjoint to the graph.
     *
     * @param graph the graph; modified
     * @param gradient with respect to the padded variable
     * @param padding replication or reflection
     * @param shape of the variable before it was padded
     * @return the gradient with respect to it
     */
    static SDVariable gradient(SameDiff graph, SDVariable gradient, Padding padding, Shape shape) {
        SDVariable folded = fold(graph, gradient, padding, HEIGHT, shape.height());
        return fold(graph, folded, padding, WIDTH, shape.width());
    }

    /** Takes the ends off one axis and adds them where they were copied from. */
    private static SDVariable fold(SameDiff graph, SDVariable gradient, Padding padding, int axis, int length) {
        int first = padding.source(-1, length);
        int last = padding.source(length, length);
        NavigableSet<Integer> cuts = new TreeSet<>(List.of(0, first, first + 1, last, last + 1, length));
        List<SDVariable> pieces = new ArrayList<>();
        for (int start : cuts.headSet(length)) {
            SDVariable piece = slice(graph, gradient, axis, 1 + start, cuts.higher(start) - start);
            if (start == first) {
                piece = piece.add(slice(graph, gradient, axis, 0, 1));
            }
            if (start == last) {
                piece = piece.add(slice(graph, gradient, axis, 1 + length, 1));
            }
            pieces.add(piece);
        }
        return pieces.size() == 1 ? pieces.get(0) : graph.concat(axis, pieces.toArray(SDVariable[]::new));
    }

    private static SDVariable slice(SameDiff graph, SDVariable x, int axis, int from, int count) {
        int[] begin = new int[RANK];
        int[] size = {-1, -1, -1, -1};
        begin[axis] = from;
        size[axis] = count;
        return graph.slice(x, begin, size);
    }
}
