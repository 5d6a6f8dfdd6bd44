package io.github.brushwork.vgg.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatchSamplerTest {

    @Test
    void shouldTakeEveryInnerPatchOnceWhenThereAreNotEnough() {
        // given a 4 x 5 image whose value tells the position
        Tensor image = numbered(4, 5, 2);

        float[][] patches = sample(image, Padding.ZERO);

        assertThat(patches).hasDimensions(2 * 3, 18);
        assertThat(patches[0]).containsExactly(0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 14, 15, 20, 21, 22, 23, 24, 25);
        assertThat(patches[5][0]).isEqualTo(2 * (5 + 2));
    }

    @Test
    void shouldTakeAsManyDistinctPatchesAsAskedFor() {
        float[][] patches = sample(numbered(40, 50, 3), Padding.ZERO);

        assertThat(patches).hasDimensions(100, 27);
        assertThat(Arrays.stream(patches).map(Arrays::toString)).doesNotHaveDuplicates();
    }

    @Test
    void shouldPadWithZerosWhereASideIsShorterThanAPatch() {
        float[][] patches = sample(numbered(1, 2, 1), Padding.ZERO);

        assertThat(patches).isDeepEqualTo(new float[][] {{0, 0, 0, 0, 0, 1, 0, 0, 0}, {0, 0, 0, 0, 1, 0, 0, 0, 0}});
    }

    @Test
    void shouldPadAsTheConvolutionDoes() {
        float[][] replicated = sample(numbered(1, 2, 1), Padding.REPLICATE);
        float[][] reflected = sample(numbered(2, 2, 1), Padding.REFLECT);

        assertThat(replicated).isDeepEqualTo(new float[][] {{0, 0, 1, 0, 0, 1, 0, 0, 1}, {0, 1, 1, 0, 1, 1, 0, 1, 1}});
        assertThat(reflected[0]).containsExactly(3, 2, 3, 1, 0, 1, 3, 2, 3);
    }

    @Test
    void shouldTakePatchesOfAllInputs() {
        List<Tensor> inputs = List.of(numbered(4, 5, 2), numbered(3, 4, 2));

        Matrix patches = PatchSampler.sample(inputs, 5, Padding.ZERO, new Random(1));

        assertThat(patches.rows()).isEqualTo(5 + 2);
        assertThat(patches.get(5, 0)).isZero();
        assertThat(patches.get(6, 0)).isEqualTo(2);
    }

    @Test
    void shouldChooseEveryNumberEquallyOften() {
        int[] times = new int[10];
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            for (int chosen : Sampling.distinct(10, 3, random)) {
                times[chosen]++;
            }
        }

        // 3,000 each, with a standard deviation of sqrt(10,000 * 0.3 * 0.7) = 46; five of them are allowed.
        for (int each : times) {
            assertThat(each).isCloseTo(3000, within(230));
        }
    }

    private static float[][] sample(Tensor input, Padding padding) {
        return Fixtures.rows(PatchSampler.sample(List.of(input), 100, padding, new Random(1)));
    }

    private static Tensor numbered(int height, int width, int channels) {
        Tensor image = Tensor.zeros(new Shape(height, width, channels));
        for (int i = 0; i < image.data().length; i++) {
            image.data()[i] = i;
        }
        return image;
    }
}
