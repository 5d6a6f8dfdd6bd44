package io.github.brushwork.core.kernel;

import static io.github.brushwork.core.kernel.KernelFixtures.backward;
import static io.github.brushwork.core.kernel.KernelFixtures.forward;
import static io.github.brushwork.core.kernel.KernelFixtures.layer;
import static io.github.brushwork.core.kernel.KernelFixtures.pool;
import static io.github.brushwork.core.kernel.KernelFixtures.wholeNumbers;
import static io.github.brushwork.core.kernel.KernelFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.testing.Vectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlainKernelsTest extends KernelsContractTest {

    @Override
    public Kernels kernels(Workers workers) {
        return Kernels.plain(workers);
    }

    @Test
    void shouldSayWhatTheyAre() {
        with(this, kernels -> assertThat(kernels.description()).isEqualTo("plain Java"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldPoolAConvolutionToTheSameBitsWithTies(Pooling pooling) {
        with(this, kernels -> {
            // given whole numbers, so that many activations of a window are equal
            Shape shape = new Shape(23, 26, 3);
            Convolution convolution = layer(3, 17, wholeNumbers(9 * 3 * 17, 41), wholeNumbers(17, 42));
            float[] input = wholeNumbers(shape.size(), 43);
            LayerKernel fused = kernels.layers(convolution, pool(pooling), shape);
            PooledConvolutionContract.Separate separate =
                    new PooledConvolutionContract.Separate(kernels, convolution, pooling, shape);
            float[] outputGradient = Vectors.gaussian(fused.outputShape().size(), 44);

            // then
            assertThat(forward(fused, input)).isEqualTo(separate.forwardAll(input));
            assertThat(backward(fused, outputGradient)).isEqualTo(separate.backwardAll(outputGradient));
        });
    }
}
