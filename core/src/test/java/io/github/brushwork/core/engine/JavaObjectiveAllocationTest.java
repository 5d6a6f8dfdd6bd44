package io.github.brushwork.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.testing.Allocation;
import io.github.brushwork.testing.Vectors;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs in a JVM of its own, see {@code KernelAllocationTest}. */
class JavaObjectiveAllocationTest {

    private static final Shape SHAPE = new Shape(37, 41, 3);

    @ParameterizedTest
    @CsvSource({"AVERAGE, ZERO", "MAX, ZERO", "RESCALED_AVERAGE, ZERO", "AVERAGE, REPLICATE", "MAX, REFLECT"})
    void shouldAllocateNothingButWhatItReturns(Pooling pooling, Padding padding) {
        Network network = TinyNetwork.create(pooling).withPadding(padding);
        List<Term> terms = List.of(
                new Term("deep", new SquaredDistance("conv3_1", 0.5), 3),
                new Term("early", new SquaredDistance("relu1_1", 0.4), 0.3));
        float[] x = Vectors.gaussian(SHAPE.size(), 1);
        float[] gradient = new float[SHAPE.size()];
        try (JavaEngine engine = JavaEngine.on(Kernels::fastest, 2);
                Objective objective = engine.objective(network, terms, SHAPE)) {
            long bytes = Allocation.ofAllThreads(() -> objective.evaluate(x, gradient), 500);

            // Two numbers and a record around them.
            assertThat(bytes).isLessThan(200);
        }
    }
}
