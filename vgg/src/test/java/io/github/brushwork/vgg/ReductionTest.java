package io.github.brushwork.vgg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReductionTest {

    @Test
    void shouldLeaveASmallImageAsItIs() {
        Tensor image = Pictures.waves(10, 40, 1);

        assertThat(Reduction.toArea(image, 20)).isSameAs(image);
    }

    @Test
    void shouldAverageBlocksWhereTheFactorIsWhole() {
        Tensor image = new Tensor(new Shape(2, 4, 1), new float[] {1, 2, 10, 20, 3, 6, 30, 60});

        Tensor reduced = Reduction.toArea(image, 2);

        assertThat(reduced.shape()).isEqualTo(new Shape(1, 2, 1));
        assertThat(reduced.data()).containsExactly(3, 30);
    }

    @ParameterizedTest
    @CsvSource({"512, 512, 256, 256", "300, 1200, 128, 512", "30, 4000, 22, 2956", "258, 256, 256, 255"})
    void shouldKeepTheAspect(int height, int width, int reducedHeight, int reducedWidth) {
        Tensor reduced = Reduction.toArea(Pictures.flat(height, width, 0.3f), 256);

        assertThat(reduced.shape()).isEqualTo(new Shape(reducedHeight, reducedWidth, 3));
        assertThat(reduced.data()).containsOnly(0.3f);
    }

    @Test
    void shouldKeepTheMean() {
        Tensor image = Pictures.waves(37, 53, 1);

        Tensor reduced = Reduction.toArea(image, 11);

        assertThat(mean(reduced)).isCloseTo(mean(image), within(1e-6));
    }

    private static double mean(Tensor image) {
        double sum = 0;
        for (float each : image.data()) {
            sum += each;
        }
        return sum / image.data().length;
    }
}
