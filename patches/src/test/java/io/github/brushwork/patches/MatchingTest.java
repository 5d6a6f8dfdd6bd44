package io.github.brushwork.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final Kernels KERNELS = Kernels.fastest(new Workers(1));
    private static final int SIZE = 5;

    private final Tensor style = noise(24, 20, 1, 0.5);
    /** Darker than the style, and of less contrast: much of the style is far from it. */
    private final Tensor picture = noise(17, 23, 2, 0.1);

    private final Strokes strokes = Strokes.of(style, SIZE, 1, 10_000, 0, KERNELS);
    private final PatchGrid grid = PatchGrid.on(picture.shape(), SIZE, 2);
    private final Tensor brightness = Brightness.of(picture, SIZE);

    private static Tensor noise(int height, int width, long seed, double contrast) {
        Random random = new Random(seed);
        Tensor picture = Tensor.zeros(new Shape(height, width, 3));
        for (int i = 0; i < picture.data().length; i++) {
            picture.data()[i] = (float) (contrast * random.nextDouble());
        }
        return picture;
    }

    private Matching match(double completeness) {
        return Matching.of(picture, brightness, grid, strokes, completeness, 0, KERNELS);
    }

    @Test
    void shouldTakeAllPatchesInFourOrientations() {
        assertThat(strokes.count()).isEqualTo(4 * 20 * 16);
        assertThat(Strokes.of(style, SIZE, 1, 100, 0, KERNELS).count()).isEqualTo(100);
    }

    /** The oracle projects each patch and compares it with all keys, in plain loops of doubles. */
    @Test
    void shouldFindTheStrokeOfTheNearestKey() {
        Matching matching = match(0);

        float[] patch = new float[strokes.length()];
        for (int i = 0; i < grid.count(); i++) {
            grid.copy(picture, i, patch, 0);
            double[] key = key(patch, brightness.data()[grid.centre(i)]);
            double least = Double.POSITIVE_INFINITY;
            for (int n = 0; n < strokes.count(); n++) {
                least = Math.min(least, distance(key, n));
            }
            assertThat(distance(key, matching.strokes()[i])).isCloseTo(least, within(1e-4 * (1 + least)));
            assertThat((double) matching.distances()[i]).isCloseTo(least, within(1e-4 * (1 + least)));
        }
    }

    private double[] key(float[] patch, float light) {
        PatchBasis basis = strokes.basis();
        double[] key = new double[strokes.depth()];
        for (int k = 0; k < basis.dimension(); k++) {
            key[k] = -basis.origin()[k];
            for (int j = 0; j < patch.length; j++) {
                key[k] += (double) patch[j] * basis.components()[j * basis.dimension() + k];
            }
        }
        key[basis.dimension()] = light;
        return key;
    }

    private double distance(double[] key, int stroke) {
        double sum = 0;
        for (int d = 0; d < key.length; d++) {
            double difference = key[d] - strokes.keys()[stroke * key.length + d];
            sum += difference * difference;
        }
        return sum;
    }

    @Test
    void shouldTellTheDistanceOfKeys() {
        float[] own = Strokes.of(style, SIZE, 1, 10_000, 0, KERNELS).keys();
        assertThat(own).containsExactly(strokes.keys());

        PatchGrid onStyle = PatchGrid.on(style.shape(), SIZE, 1);
        Matching itself = Matching.of(style, Brightness.of(style, SIZE), onStyle, strokes, 0, 0, KERNELS);

        // a patch in the middle of the style finds itself
        int inside = (onStyle.rows() / 2) * onStyle.columns() + onStyle.columns() / 2;
        assertThat(itself.distances()[inside]).isCloseTo(0, within(1e-4f));
    }

    @Test
    void shouldFindAPlaceForMoreStrokesTheMoreCompleteItIs() {
        long nearest = Arrays.stream(match(0).strokes()).distinct().count();
        long complete = Arrays.stream(match(0.9).strokes()).distinct().count();

        assertThat(complete).isGreaterThan(nearest);
        assertThat(Arrays.stream(match(0.9).strokes()).average().orElseThrow())
                .isNotEqualTo(Arrays.stream(match(0).strokes()).average().orElseThrow());
    }
}
