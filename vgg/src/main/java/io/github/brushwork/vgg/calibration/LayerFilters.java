package io.github.brushwork.vgg.calibration;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.vgg.architecture.Place;
import java.util.List;
import java.util.Random;

/** Makes the filters of one layer after another from patches of their input, as a {@link FilterChoice} says. */
final class LayerFilters {

    private static final double THRESHOLD = 1e-3;
    private static final int ROUNDS = 8;

    private final Calibration settings;
    private final Matrices matrices;
    private final Random random;

    LayerFilters(Calibration settings, Kernels kernels) {
        this.settings = settings;
        this.matrices = new Matrices(kernels);
        this.random = new Random(settings.seed());
    }

    /**
     * Half of the filters of a layer: the others are their negatives.
     *
     * @param inputs the layer's, of both images; not modified
     * @return {@code 9 * inputs} x outputs / 2: each column a filter, of any length
     * @throws IllegalArgumentException if all patches are equal
     */
    Matrix of(Place place, List<Tensor> inputs) {
        int count = place.outputs() / 2;
        Matrix patches = PatchSampler.sample(inputs, settings.patches(), settings.padding(), random);
        requireVariety(place, patches);
        if (settings.filters() instanceof FilterChoice.Unlearned) {
            return Matrix.gaussian(patches.columns(), count, random);
        }
        centre(patches);
        PrincipalDirections principal = PrincipalDirections.of(patches, count, THRESHOLD, matrices, random);
        if (settings.filters() instanceof FilterChoice.Mixed mixed) {
            return mixtures(Whitening.of(principal, mixed.regularisation()), count);
        }
        if (settings.filters() instanceof FilterChoice.Clustered clustered) {
            Whitening whitening = Whitening.of(principal, clustered.regularisation());
            Matrix points = whitening.apply(patches, matrices);
            return whitening.filters(new SphericalKMeans(matrices, random).centroids(points, count, ROUNDS), matrices);
        }
        return filledUp(principal, count);
    }

    private Matrix mixtures(Whitening whitening, int count) {
        return whitening.filters(Matrix.gaussian(count, whitening.factors().length, random), matrices);
    }

    private Matrix filledUp(PrincipalDirections principal, int count) {
        Matrix directions = principal.directions();
        Matrix rest = mixtures(Whitening.of(principal, 0), count - directions.columns());
        Matrix filters = Matrix.zeros(directions.rows(), count);
        for (int i = 0; i < filters.rows(); i++) {
            int row = i * count;
            System.arraycopy(
                    directions.values(), i * directions.columns(), filters.values(), row, directions.columns());
            System.arraycopy(
                    rest.values(), i * rest.columns(), filters.values(), row + directions.columns(), rest.columns());
        }
        return filters;
    }

    private static void centre(Matrix patches) {
        float[] values = patches.values();
        double[] mean = new double[patches.columns()];
        for (int row = 0; row < values.length; row += mean.length) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += values[row + i];
            }
        }
        for (int row = 0; row < values.length; row += mean.length) {
            for (int i = 0; i < mean.length; i++) {
                values[row + i] -= (float) (mean[i] / patches.rows());
            }
        }
    }

    private static void requireVariety(Place place, Matrix patches) {
        float[] values = patches.values();
        for (int i = patches.columns(); i < values.length; i++) {
            if (values[i] != values[i - patches.columns()]) {
                return;
            }
        }
        throw new IllegalArgumentException("nothing to learn for layer " + place.name() + ": all " + Convolution.SIZE
                + " x " + Convolution.SIZE + " patches of its input are equal; use larger or less uniform images,"
                + " calibrate to a shallower layer, or use pretrained weights");
    }
}
