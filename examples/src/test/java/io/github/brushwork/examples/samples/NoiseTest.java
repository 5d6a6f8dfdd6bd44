package io.github.brushwork.examples.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NoiseTest {

    @Test
    void shouldVanishOnTheLatticeAndVaryBetween() {
        assertThat(Noise.at(3, -4, 7)).isZero();
        double sum = 0;
        double squares = 0;
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            double value = Noise.at(i * 0.173, i * 0.391, 0.5);
            assertThat(value).isBetween(-1.2, 1.2);
            sum += value;
            squares += value * value;
        }
        assertThat(sum / count).isCloseTo(0, within(0.03));
        assertThat(Math.sqrt(squares / count)).isBetween(0.15, 0.45);
    }

    @Test
    void shouldBeContinuousAcrossCells() {
        for (int i = 0; i < 50; i++) {
            double below = Noise.at(i - 1e-9, 0.3 * i, 0.7);
            assertThat(Noise.at(i + 1e-9, 0.3 * i, 0.7)).isCloseTo(below, within(1e-7));
        }
    }

    @Test
    void shouldHashEvenly() {
        int[] bins = new int[10];
        for (int x = -50; x < 50; x++) {
            for (int y = -50; y < 50; y++) {
                bins[(int) (10 * Noise.hash(x, y, 4))]++;
            }
        }
        assertThat(Arrays.stream(bins)).allMatch(bin -> bin > 850 && bin < 1150);
    }

    @Test
    void shouldRaiseToIntegerPowers() {
        assertThat(Noise.power(1.5, 0)).isEqualTo(1);
        assertThat(Noise.power(1.5, 17)).isCloseTo(StrictMath.pow(1.5, 17), within(1e-9));
    }
}
