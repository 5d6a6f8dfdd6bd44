package io.github.brushwork.core.engine;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.LayerKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One or two layers in one kernel.
 *
 * @param output name of the layer whose output it gives
 * @param kernel the kernel
 */
record Stage(String output, LayerKernel kernel) {

    /**
     * Plans the stages of a chain of layers. A convolution and the pooling after it become one stage, unless somebody
     * reads what lies between.
     *
     * @param layers the chain
     * @param read names of the layers whose outputs are read
     * @param input shape of the chain's input
     * @param kernels what to compute with
     * @return the stages, first stage first
     */
    static List<Stage> plan(List<Layer> layers, Set<String> read, Shape input, Kernels kernels) {
        List<Stage> stages = new ArrayList<>();
        Shape shape = input;
        int next = 0;
        while (next < layers.size()) {
            Layer layer = layers.get(next++);
            Stage stage;
            if (layer instanceof Convolution convolution
                    && !read.contains(layer.name())
                    && next < layers.size()
                    && layers.get(next) instanceof Pool pool) {
                stage = new Stage(pool.name(), kernels.layers(convolution, pool, shape));
                next++;
            } else {
                stage = new Stage(layer.name(), kernels.layer(layer, shape));
            }
            stages.add(stage);
            shape = stage.kernel().outputShape();
        }
        return List.copyOf(stages);
    }
}
