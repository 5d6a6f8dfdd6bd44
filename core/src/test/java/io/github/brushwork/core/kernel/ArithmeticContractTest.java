package io.github.brushwork.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.testing.Vectors;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link Arithmetic} must do, over odd and tiny lengths. */
abstract class ArithmeticContractTest {

    private static final float DENORMAL = Float.MIN_VALUE;
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    abstract Arithmetic arithmetic();

    static int[] lengths() {
        return new int[] {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 4095, 4096, 4097, 100_003};
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void shouldMultiplyScalarlyAsExactArithmeticDoes(int length) {
        float[] a = Vectors.gaussian(length, 1);
        float[] b = Vectors.gaussian(length, 2);
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < length; i++) {
            exact = exact.add(new BigDecimal(a[i]).multiply(new BigDecimal(b[i])));
        }

        // 100,003 roundings of sums that stay below a thousand: at most 100003 * 2^-53 * 1000 = 1e-8, and far fewer
        // where there are several sums
        assertThat(arithmetic().dot(a, b)).isCloseTo(exact.doubleValue(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void shouldMultiplyDifferencesAsIfTheyWereStored(int length) {
        float[] a = Vectors.gaussian(length, 1);
        float[] b = Vectors.gaussian(length, 2);
        float[] c = Vectors.gaussian(length, 3);
        float[] d = Vectors.gaussian(length, 4);
        float[] left = new float[length];
        float[] right = new float[length];
        arithmetic().subtract(a, b, left);
        arithmetic().subtract(c, d, right);

        // the same products, summed in another order
        assertThat(arithmetic().dotOfDifferences(a, b, c, d))
                .isCloseTo(arithmetic().dot(left, right), within(1e-9));
    }

    @Test
    void shouldNotLoseSmallNumbersBesideLargeOnes() {
        // given a sum that no float holds
        float[] a = new float[10_000];
        Arrays.fill(a, 1);
        a[0] = 1e4f;

        assertThat(arithmetic().dot(a, a)).isEqualTo(1e8 + 9_999);
    }

    @Test
    void shouldMultiplyWhatNoFloatHolds() {
        float[] a = {Float.MAX_VALUE, DENORMAL, DENORMAL, 0, 0, 0, 0, 0, 0, 0, DENORMAL};
        float[] b = {Float.MAX_VALUE, 0, DENORMAL, 0, 0, 0, 0, 0, 0, 0, 1};

        assertThat(arithmetic().dot(a, b)).isEqualTo((double) Float.MAX_VALUE * Float.MAX_VALUE);
        a[0] = 0;
        assertThat(arithmetic().dot(a, b)).isEqualTo((double) DENORMAL * DENORMAL + DENORMAL);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void shouldGiveTheBitsOfSimpleLoops(int length) {
        float[] a = special(length, 5);
        float[] b = special(length, 6);
        float[] added = a.clone();
        float[] scaled = a.clone();
        float[] difference = new float[length];
        float[] stepped = new float[length];

        arithmetic().addScaled(added, 0.3f, b);
        arithmetic().scale(scaled, 0.3f);
        arithmetic().subtract(a, b, difference);
        arithmetic().step(a, 0.3f, b, -1, 1.5f, stepped);

        for (int i = 0; i < length; i++) {
            assertSame(added[i], a[i] + 0.3f * b[i]);
            assertSame(scaled[i], 0.3f * a[i]);
            assertSame(difference[i], a[i] - b[i]);
            assertSame(stepped[i], Math.min(Math.max(a[i] + 0.3f * b[i], -1), 1.5f));
        }
    }

    /** Boxed, so that NaN equals NaN. */
    private static void assertSame(Number actual, Number expected) {
        assertThat(actual).isEqualTo(expected);
    }

    /** With a NaN, infinities, a zero and a denormal among others, if there is room. */
    private static float[] special(int length, int seed) {
        float[] vector = Vectors.gaussian(length, seed);
        float[] specials = {Float.NaN, INFINITY, -INFINITY, 0, DENORMAL, Float.MAX_VALUE};
        for (int i = 0; i < specials.length; i++) {
            int at = i * 5 + seed;
            if (at < length) {
                vector[at] = specials[i];
            }
        }
        return vector;
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void shouldFindOneNumberThatIsNotFinite(float bad) {
        for (int length : lengths()) {
            float[] a = new float[length];
            Arrays.fill(a, Float.MAX_VALUE);
            assertThat(arithmetic().isFinite(a)).isTrue();
            for (int i = 0; i < length; i += 1 + length / 40) {
                a[i] = bad;
                assertThat(arithmetic().isFinite(a))
                        .as("at %d of %d", i, length)
                        .isFalse();
                a[i] = DENORMAL;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void shouldCarryOnWhatIsNotFinite(float bad) {
        for (int i : new int[] {0, 5, 8, 16, 33}) {
            float[] a = Vectors.gaussian(34, 7);
            float[] ones = new float[34];
            Arrays.fill(ones, 1);
            a[i] = bad;

            assertSame(arithmetic().dot(a, ones), (double) bad);
            assertSame(arithmetic().dotOfDifferences(a, new float[34], ones, new float[34]), (double) bad);
            assertSame(arithmetic().slope(ones, ones, -2, 2, a), (double) bad);
            assertSame(arithmetic().projectedNorm(ones, a, -INFINITY, INFINITY), bad);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void shouldLeaveOutOfASlopeWhatABoundHoldsBack(int length) {
        // given variables of which many are on a bound
        float[] at = new float[length];
        arithmetic().step(Vectors.gaussian(length, 8), 0, new float[length], -0.5f, 0.5f, at);
        float[] direction = Vectors.gaussian(length, 9);
        float[] gradient = Vectors.gaussian(length, 10);
        double expected = 0;
        double norm = 0;
        for (int i = 0; i < length; i++) {
            boolean blocked = direction[i] < 0 && at[i] <= -0.5f || direction[i] > 0 && at[i] >= 0.5f;
            expected += blocked ? 0 : (double) direction[i] * gradient[i];
            double inwards = gradient[i] < 0 ? 0.5f - at[i] : at[i] + 0.5f;
            norm = Math.max(norm, Math.min(Math.abs(gradient[i]), inwards));
        }

        assertThat(arithmetic().slope(at, direction, -0.5f, 0.5f, gradient)).isCloseTo(expected, within(1e-9));
        // the room to a bound is rounded to a float
        assertThat(arithmetic().projectedNorm(at, gradient, -0.5f, 0.5f)).isEqualTo((float) norm);
        // without bounds
        assertThat(arithmetic().slope(at, direction, -INFINITY, INFINITY, gradient))
                .isCloseTo(arithmetic().dot(direction, gradient), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "-1, 1", "-3, 2"})
    void shouldMeasureNoFurtherThanToABound(float slope, float expected) {
        // given a variable at the lower of two bounds, 2 apart
        assertThat(arithmetic().projectedNorm(new float[] {-1}, new float[] {slope}, -1, 1))
                .isEqualTo(expected);
    }

    @Test
    void shouldGiveTheSameBitsHoweverOftenItRan() {
        // given many runs, between which the JVM compiles
        float[] a = Vectors.gaussian(4097, 11);
        float[] b = Vectors.gaussian(4097, 12);
        double dot = arithmetic().dot(a, b);
        double differences = arithmetic().dotOfDifferences(a, b, b, a);
        double slope = arithmetic().slope(a, b, -1, 1, a);

        for (int i = 0; i < 2000; i++) {
            assertThat(arithmetic().dot(a, b)).isEqualTo(dot);
            assertThat(arithmetic().dotOfDifferences(a, b, b, a)).isEqualTo(differences);
            assertThat(arithmetic().slope(a, b, -1, 1, a)).isEqualTo(slope);
        }
    }
}
