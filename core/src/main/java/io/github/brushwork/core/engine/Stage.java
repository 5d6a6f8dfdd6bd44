package io.github.brushwork.core.engine;

import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.ForwardKernel;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.LayerKernel;
import java.util.List;
import java.util.Set;

/**
 * One or two layers in one kernel, as {@link StagePlan} has it.
 *
 * @param <K> whether there is a backward pass
 * @param output name of the layer whose output it gives
 * @param kernel the kernel
 */
record Stage<K extends ForwardKernel>(String output, K kernel) {

    /** Makes the kernels of stages, with the backward pass. */
    static List<Stage<LayerKernel>> make(List<StagePlan> plans, Kernels kernels) {
        return plans.stream()
                .map(plan -> new Stage<>(plan.name(), plan.kernel(kernels)))
                .toList();
    }

    /** Plans and makes the kernels of a chain of layers, forward only. */
    static List<Stage<ForwardKernel>> makeForward(List<Layer> layers, Set<String> read, Shape input, Kernels kernels) {
        return StagePlan.of(layers, read, input).stream()
                .map(plan -> new Stage<>(plan.name(), plan.forward(kernels)))
                .toList();
    }
}
