package io.github.brushwork.core.engine;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.ForwardKernel;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.LayerKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One or two layers that one kernel will compute. Nothing is allocated yet. */
sealed interface StagePlan {

    /** Name of the layer whose output it gives. */
    String name();

    /** Shape of that output. */
    Shape output();

    /** The kernel, with the backward pass. */
    LayerKernel kernel(Kernels kernels);

    /** The kernel, forward only. */
    ForwardKernel forward(Kernels kernels);

    /** The memory of the kernel with the backward pass. */
    Footprint footprint(Footprints kernels);

    /**
     * A layer by itself.
     *
     * @param layer the layer
     * @param input shape of its input
     */
    record Single(Layer layer, Shape input) implements StagePlan {

        @Override
        public String name() {
            return layer.name();
        }

        @Override
        public Shape output() {
            return layer.outputShape(input);
        }

        @Override
        public LayerKernel kernel(Kernels kernels) {
            return kernels.layer(layer, input);
        }

        @Override
        public ForwardKernel forward(Kernels kernels) {
            return kernels.forward(layer, input);
        }

        @Override
        public Footprint footprint(Footprints kernels) {
            return kernels.layer(layer, input);
        }
    }

    /**
     * A convolution and the pooling after it.
     *
     * @param convolution the convolution
     * @param pool the pooling
     * @param input shape of the convolution's input
     */
    record Fused(Convolution convolution, Pool pool, Shape input) implements StagePlan {

        @Override
        public String name() {
            return pool.name();
        }

        @Override
        public Shape output() {
            return pool.outputShape(convolution.outputShape(input));
        }

        @Override
        public LayerKernel kernel(Kernels kernels) {
            return kernels.layers(convolution, pool, input);
        }

        @Override
        public ForwardKernel forward(Kernels kernels) {
            return kernels.forward(convolution, pool, input);
        }

        @Override
        public Footprint footprint(Footprints kernels) {
            return kernels.layers(convolution, pool, input);
        }
    }

    /**
     * Plans a chain of layers. A convolution and the pooling after it become one stage, unless somebody reads what lies
     * between.
     */
    static List<StagePlan> of(List<Layer> layers, Set<String> read, Shape input) {
        List<StagePlan> stages = new ArrayList<>();
        Shape shape = input;
        int next = 0;
        while (next < layers.size()) {
            StagePlan stage = first(layers.subList(next, layers.size()), read, shape);
            next += stage instanceof Fused ? 2 : 1;
            stages.add(stage);
            shape = stage.output();
        }
        return List.copyOf(stages);
    }

    private static StagePlan first(List<Layer> layers, Set<String> read, Shape input) {
        Layer layer = layers.get(0);
        return layer instanceof Convolution convolution
                        && !read.contains(layer.name())
                        && layers.size() > 1
                        && layers.get(1) instanceof Pool pool
                ? new Fused(convolution, pool, input)
                : new Single(layer, input);
    }
}
