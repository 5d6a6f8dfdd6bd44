package io.github.brushwork.core.engine;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.ForwardKernel;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.LayerKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * One or two layers in one kernel.
 *
 * @param <K> whether there is a way back
 * @param output name of the layer whose output it gives
 * @param kernel the kernel
 */
record Stage<K extends ForwardKernel>(String output, K kernel) {

    /** Makes one kernel of a convolution and a pooling. */
    private interface Fusion<K> {
        K plan(Convolution convolution, Pool pool, Shape input);
    }

    /**
     * Plans the stages of a chain of layers, with the way back. A convolution and the pooling after it become one stage,
     * unless somebody reads what lies between.
     *
     * @param layers the chain
     * @param read names of the layers whose outputs are read
     * @param input shape of the chain's input
     * @param kernels what to compute with
     * @return the stages, first stage first
     */
    static List<Stage<LayerKernel>> plan(List<Layer> layers, Set<String> read, Shape input, Kernels kernels) {
        return plan(layers, read, input, kernels::layer, kernels::layers);
    }

    /** As {@link #plan}, forward only. */
    static List<Stage<ForwardKernel>> planForward(List<Layer> layers, Set<String> read, Shape input, Kernels kernels) {
        return plan(layers, read, input, kernels::forward, kernels::forward);
    }

    private static <K extends ForwardKernel> List<Stage<K>> plan(
            List<Layer> layers, Set<String> read, Shape input, BiFunction<Layer, Shape, K> single, Fusion<K> fusion) {
        List<Stage<K>> stages = new ArrayList<>();
        Shape shape = input;
        int next = 0;
        while (next < layers.size()) {
            Layer layer = layers.get(next++);
            Stage<K> stage;
            if (layer instanceof Convolution convolution
                    && !read.contains(layer.name())
                    && next < layers.size()
                    && layers.get(next) instanceof Pool pool) {
                stage = new Stage<>(pool.name(), fusion.plan(convolution, pool, shape));
                next++;
            } else {
                stage = new Stage<>(layer.name(), single.apply(layer, shape));
            }
            stages.add(stage);
            shape = stage.kernel().outputShape();
        }
        return List.copyOf(stages);
    }
}
