package io.github.brushwork.samediff;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.testing.Vectors;
import java.util.List;

/** Networks small enough for finite differences. */
final class TinyNetworks {

    private TinyNetworks() {}

    /** Two blocks of 4 and 5 channels with random weights. */
    static Network twoBlocks(Pooling pooling) {
        return new Network(
                "tiny",
                Preprocessing.SYMMETRIC,
                List.of(
                        convolution("relu1_1", 3, 4, 1),
                        convolution("relu1_2", 4, 4, 2),
                        new Pool("pool1", List.of(), pooling),
                        convolution("relu2_1", 4, 5, 3)));
    }

    private static Convolution convolution(String name, int inputs, int outputs, long seed) {
        float[] filters = Vectors.gaussian(9 * inputs * outputs, seed);
        float scale = (float) Math.sqrt(2.0 / (9 * inputs));
        for (int i = 0; i < filters.length; i++) {
            filters[i] *= scale;
        }
        return new Convolution(name, List.of(), inputs, outputs, filters, Vectors.gaussian(outputs, seed + 100));
    }
}
