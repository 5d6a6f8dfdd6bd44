package io.github.brushwork.core.kernel;

import static io.github.brushwork.core.kernel.KernelFixtures.layer;
import static io.github.brushwork.core.kernel.KernelFixtures.pool;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.testing.Allocation;
import io.github.brushwork.testing.Vectors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs in a JVM of its own, as an application's kernels do: vectors are objects on the heap until the compiler C2 has seen
 * the code, and stay so here and there where other tests ran it on all kinds of shapes before.
 */
class KernelAllocationTest {

    private static final Shape SHAPE = new Shape(19, 21, 24);
    private static final int OUTPUTS = 40;
    /** Enough for the compiler C2. */
    private static final int RUNS = 500;

    static Stream<Arguments> implementations() {
        return Stream.of(
                Arguments.of("vector", (Function<Workers, Kernels>) Kernels::vector),
                Arguments.of("plain", (Function<Workers, Kernels>) Kernels::plain));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("implementations")
    void shouldAllocateNothingOnceTheyHaveRun(String name, Function<Workers, Kernels> implementation) {
        try (Workers workers = new Workers(2)) {
            // given
            Kernels kernels = implementation.apply(workers);
            LayerKernel convolved = kernels.layer(layer(SHAPE.channels(), OUTPUTS), SHAPE);
            LayerKernel averaged = kernels.layers(layer(SHAPE.channels(), OUTPUTS), pool(Pooling.AVERAGE), SHAPE);
            LayerKernel pooled = kernels.layers(layer(SHAPE.channels(), OUTPUTS), pool(Pooling.MAX), SHAPE);
            LayerKernel rescaled =
                    kernels.layers(layer(SHAPE.channels(), OUTPUTS), pool(Pooling.RESCALED_AVERAGE), SHAPE);
            LayerKernel replicated =
                    kernels.layer(layer(SHAPE.channels(), OUTPUTS).withPadding(Padding.REPLICATE), SHAPE);
            LayerKernel reflected = kernels.layers(
                    layer(SHAPE.channels(), OUTPUTS).withPadding(Padding.REFLECT), pool(Pooling.MAX), SHAPE);
            GramKernel gram = kernels.gram(SHAPE.positions(), SHAPE.channels());
            ProductKernel product = kernels.product(SHAPE.positions(), SHAPE.channels(), SHAPE.channels());
            ProductKernel inner = kernels.product(SHAPE.channels(), SHAPE.positions(), SHAPE.channels());
            DistanceKernel distance = kernels.distance(SHAPE.size());
            VariationKernel variation = kernels.variation(SHAPE);
            float[] input = Vectors.gaussian(SHAPE.size(), 22);
            float[] gradient = new float[SHAPE.size()];
            float[] output = new float[convolved.outputShape().size()];
            float[] pooledOutput = new float[pooled.outputShape().size()];
            float[] matrix = new float[SHAPE.channels() * SHAPE.channels()];

            // when
            long bytes = Allocation.ofAllThreads(
                    () -> {
                        convolved.forward(input, output);
                        convolved.backward(output, gradient);
                        averaged.forward(input, pooledOutput);
                        averaged.backward(pooledOutput, gradient);
                        pooled.forward(input, pooledOutput);
                        pooled.backward(pooledOutput, gradient);
                        rescaled.forward(input, pooledOutput);
                        rescaled.backward(pooledOutput, gradient);
                        replicated.forward(input, output);
                        replicated.backward(output, gradient);
                        reflected.forward(input, pooledOutput);
                        reflected.backward(pooledOutput, gradient);
                        gram.gram(input, matrix);
                        gram.multiplyAdd(input, matrix, gradient);
                        product.multiply(input, matrix, gradient);
                        inner.multiplyTransposed(input, gradient, matrix);
                        distance.squaredDistance(input, gradient, 0, gradient);
                        variation.squaredVariation(input, 1, 1, 0, gradient);
                    },
                    RUNS);

            // then: a measurement itself takes a few bytes
            assertThat(bytes).isLessThan(100);
        }
    }
}
