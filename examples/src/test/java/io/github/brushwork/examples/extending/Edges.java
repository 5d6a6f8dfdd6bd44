package io.github.brushwork.examples.extending;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Preprocessing;
import java.util.List;

/** A network of one's own: edges to the four sides, at two sizes. */
final class Edges {

    private Edges() {}

    static Network network() {
        return new Network(
                "edges",
                Preprocessing.SYMMETRIC,
                List.of(edges("edge1", 3), new Pool("pool1", List.of(), Pooling.AVERAGE), edges("edge2", 4)));
    }

    /** Four output channels: what is brighter on the right, the left, below and above, over all input channels. */
    private static Convolution edges(String name, int inputs) {
        float[] filters = new float[3 * 3 * inputs * 4];
        for (int i = 0; i < inputs; i++) {
            for (int side = -1; side <= 1; side++) {
                filters[at(side, 1, i, inputs)] = 1;
                filters[at(side, -1, i, inputs)] = -1;
                filters[at(side, -1, i, inputs) + 1] = 1;
                filters[at(side, 1, i, inputs) + 1] = -1;
                filters[at(1, side, i, inputs) + 2] = 1;
                filters[at(-1, side, i, inputs) + 2] = -1;
                filters[at(-1, side, i, inputs) + 3] = 1;
                filters[at(1, side, i, inputs) + 3] = -1;
            }
        }
        return new Convolution(name, List.of(), inputs, 4, filters, new float[4]);
    }

    /** Where the filters of an input channel at an offset from the centre begin; {@code [3][3][inputs][4]}. */
    private static int at(int row, int column, int input, int inputs) {
        return ((3 * (row + 1) + column + 1) * inputs + input) * 4;
    }
}
