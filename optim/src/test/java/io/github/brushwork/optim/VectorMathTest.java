package io.github.brushwork.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.testing.Vectors;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorMathTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 4095, 4096, 4097, 9001})
    void shouldMultiplyScalarlyAsExactArithmeticDoes(int size) {
        float[] a = Vectors.gaussian(size, 1);
        float[] b = Vectors.gaussian(size, 2);
        BigDecimal exact = BigDecimal.ZERO;
        for (int i = 0; i < size; i++) {
            exact = exact.add(new BigDecimal(a[i]).multiply(new BigDecimal(b[i])));
        }

        // 9001 roundings of a sum that stays below a few hundred: 9001 * 2^-53 * 300, with room
        assertThat(VectorMath.dot(a, b)).isCloseTo(exact.doubleValue(), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 4097})
    void shouldMultiplyDifferencesAsIfTheyWereStored(int size) {
        float[] a = Vectors.gaussian(size, 1);
        float[] b = Vectors.gaussian(size, 2);
        float[] c = Vectors.gaussian(size, 3);
        float[] d = Vectors.gaussian(size, 4);
        float[] left = new float[size];
        float[] right = new float[size];
        VectorMath.subtract(a, b, left);
        VectorMath.subtract(c, d, right);

        // the same products, summed in another order
        assertThat(VectorMath.dotOfDifferences(a, b, c, d)).isCloseTo(VectorMath.dot(left, right), within(1e-9));
    }

    @Test
    void shouldNotLoseSmallNumbersBesideLargeOnes() {
        // given a sum that no float holds
        float[] a = new float[10_000];
        Arrays.fill(a, 1);
        a[0] = 1e4f;

        assertThat(VectorMath.dot(a, a)).isEqualTo(1e8 + 9_999);
    }

    @Test
    void shouldAddScaleAndNegate() {
        float[] target = {1, 2, 3};
        VectorMath.addScaled(target, -2, new float[] {1, 0, 4});
        assertThat(target).containsExactly(-1, 2, -5);
        VectorMath.scale(target, 0.5);
        assertThat(target).containsExactly(-0.5f, 1, -2.5f);
        VectorMath.negate(new float[] {1, -2, 3}, target);
        assertThat(target).containsExactly(-1, 2, -3);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void shouldFindOneNumberThatIsNotFinite(float bad) {
        float[] a = {Float.MAX_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE, Float.MIN_VALUE, 0};
        assertThat(VectorMath.isFinite(a)).isTrue();
        a[3] = bad;
        assertThat(VectorMath.isFinite(a)).isFalse();
    }
}
