package io.github.brushwork.core.kernel;

import static io.github.brushwork.core.kernel.KernelFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Runs once for each width of vectors, which a system property chooses; see the module's pom. */
class VectorKernelsTest extends KernelsContractTest {

    private static final Integer BITS = Integer.getInteger("brushwork.vector.bits");

    @Override
    public Kernels kernels(Workers workers) {
        return Kernels.vector(workers);
    }

    /**
     * Winograd's F(4 x 4, 3 x 3) has intermediate values about a hundred times as large as its results, so a few decimal
     * digits more are lost than in direct sums; measured at most 5e-6 on Gaussian inputs.
     */
    @Override
    public double convolutionRounding() {
        return 1e-5;
    }

    /** A tile of 4 x 4 outputs is made from a patch of 6 x 6 inputs: all of it from each of them. */
    @Override
    public int reachOfNaN() {
        return 4;
    }

    @Test
    void shouldSayWhatTheyAre() {
        with(
                this,
                kernels -> assertThat(kernels.description())
                        .matches(BITS == null ? "Vector API, \\d+ bits" : "Vector API, " + BITS + " bits"));
    }

    @Test
    void shouldBeTheFastest() {
        try (Workers workers = new Workers(1)) {
            assertThat(Kernels.obstacleToVector()).isEmpty();
            assertThat(Kernels.fastest(workers).description()).startsWith("Vector API");
        }
    }
}
