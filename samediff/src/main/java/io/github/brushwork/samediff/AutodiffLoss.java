package io.github.brushwork.samediff;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Objects;

/**
 * A loss of your own in a few lines of SameDiff; its gradient is found by automatic differentiation.
 *
 * <pre>{@code
 * // Pulls the mean activation of a layer towards 1.
 * Loss loss = new AutodiffLoss("relu2_1", (graph, activations) -> graph.math().square(activations.mean().sub(1)));
 * }</pre>
 *
 * <p>On the {@code samediff} engine the expression becomes part of the one graph of network and losses. On any other
 * engine it runs as a small graph of its own on the layer's activations, which needs an ND4J backend on the class path.
 *
 * @param layer name of the layer it reads, one of its aliases, or {@code input}
 * @param definition the expression; called once for each objective
 */
public record AutodiffLoss(String layer, LossDefinition definition) implements Loss {

    /**
     * Creates a loss.
     *
     * @param layer name of the layer it reads, one of its aliases, or {@code input}
     * @param definition the expression; called once for each objective
     */
    public AutodiffLoss {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public LossKernel kernel(Shape shape, Kernels kernels) {
        return new AutodiffKernel(definition, shape);
    }

    /**
     * {@inheritDoc}
     *
     * <p>Native memory is not part of a footprint: that of the graph on another engine than {@code samediff} is left out.
     */
    @Override
    public Footprint footprint(Shape shape, Footprints kernels) {
        return Footprint.floats(shape.size());
    }
}
