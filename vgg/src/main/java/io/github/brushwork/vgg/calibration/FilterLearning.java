package io.github.brushwork.vgg.calibration;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.kernel.ForwardKernel;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.architecture.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns VGG16's filters on two images, layer by layer; {@code Vgg16.calibrated} tells the recipe and its sources.
 *
 * <p>Since filters come in pairs of opposite sign, one evaluation of the unscaled filters without bias gives the positive
 * and the negative part of every response, from which mean, deviation and the scaled activations all follow.
 */
public final class FilterLearning {

    /** What the filters are learned on, and the network's. */
    public static final Preprocessing PREPROCESSING = Preprocessing.SYMMETRIC;

    /** Less than the smallest step of colours of 8 bits, from -1 to 1: what differs less is flat. */
    private static final float FLAT = 1f / 255;

    private final Calibration settings;
    private final Kernels kernels;
    private final LayerFilters filters;

    private FilterLearning(Calibration settings, Kernels kernels) {
        this.settings = settings;
        this.kernels = kernels;
        this.filters = new LayerFilters(settings, kernels);
    }

    /**
     * Learns the convolutions to the deepest one of the settings.
     *
     * @param images content and style, of any sizes
     * @param settings how to learn
     * @param kernels what computes
     * @return the convolutions, first one first
     * @throws IllegalArgumentException if an image is too small, or there is nothing to learn because both are flat
     */
    public static List<Convolution> learn(List<Image> images, Calibration settings, Kernels kernels) {
        return new FilterLearning(settings, kernels).learn(images);
    }

    private List<Convolution> learn(List<Image> images) {
        List<Place> places = Architecture.VGG16.placesUpTo(settings.deepest(), settings.width());
        List<Tensor> activations =
                images.stream().map(image -> input(image, places)).toList();
        requireVariety(activations);
        List<Convolution> convolutions = new ArrayList<>();
        for (Place place : places) {
            LearnedLayer layer = learn(place, activations);
            convolutions.add(layer.convolution());
            activations = place.lastOfBlock() && convolutions.size() < places.size()
                    ? layer.activations().stream().map(this::pooled).toList()
                    : layer.activations();
        }
        return convolutions;
    }

    /** A convolution and its activations for both images. */
    private record LearnedLayer(Convolution convolution, List<Tensor> activations) {}

    private LearnedLayer learn(Place place, List<Tensor> inputs) {
        Convolution unscaled = place.with(pairs(filters.of(place, inputs)), new float[place.outputs()])
                .withPadding(settings.padding());
        List<Tensor> activations =
                inputs.stream().map(input -> convolved(input, unscaled)).toList();
        ChannelStatistics statistics = ChannelStatistics.ofPairs(activations);
        double[] divisors = statistics.divisors(settings.equalisation());
        activations.forEach(each -> standardise(each, statistics.mean(), divisors));
        return new LearnedLayer(folded(unscaled, place, statistics.mean(), divisors), activations);
    }

    private static float[] pairs(Matrix filters) {
        int count = filters.columns();
        float[] pairs = new float[filters.rows() * 2 * count];
        for (int i = 0; i < filters.rows(); i++) {
            for (int k = 0; k < count; k++) {
                pairs[i * 2 * count + k] = filters.get(i, k);
                pairs[i * 2 * count + count + k] = -filters.get(i, k);
            }
        }
        return pairs;
    }

    private Tensor convolved(Tensor input, Convolution convolution) {
        Tensor output = Tensor.zeros(convolution.outputShape(input.shape()));
        kernels.forward(convolution, input.shape()).forward(input.data(), output.data());
        return output;
    }

    private static void standardise(Tensor activations, double[] mean, double[] divisors) {
        float[] data = activations.data();
        int count = mean.length;
        for (int p = 0; p < data.length; p += 2 * count) {
            for (int k = 0; k < count; k++) {
                double response = data[p + k] - data[p + count + k];
                float standard = (float) ((response - mean[k]) / divisors[k]);
                data[p + k] = Math.max(0, standard);
                data[p + count + k] = Math.max(0, -standard);
            }
        }
    }

    private static Convolution folded(Convolution unscaled, Place place, double[] mean, double[] divisors) {
        int count = mean.length;
        float[] filters = unscaled.filters().clone();
        for (int i = 0; i < filters.length; i++) {
            filters[i] = (float) (filters[i] / divisors[i % count]);
        }
        float[] bias = new float[2 * count];
        for (int k = 0; k < count; k++) {
            bias[k] = (float) (-mean[k] / divisors[k]);
            bias[count + k] = -bias[k];
        }
        return place.with(filters, bias).withPadding(unscaled.padding());
    }

    private Tensor pooled(Tensor input) {
        ForwardKernel pooling = kernels.forward(new Pool("pool", List.of(), settings.pooling()), input.shape());
        Tensor output = Tensor.zeros(pooling.outputShape());
        pooling.forward(input.data(), output.data());
        return output;
    }

    private static void requireVariety(List<Tensor> images) {
        for (int c = 0; c < images.get(0).shape().channels(); c++) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (Tensor image : images) {
                for (int i = c; i < image.data().length; i += image.shape().channels()) {
                    least = Math.min(least, image.data()[i]);
                    most = Math.max(most, image.data()[i]);
                }
            }
            if (most - least > FLAT) {
                return;
            }
        }
        throw new IllegalArgumentException("content and style are of one flat colour: there is nothing to learn filters"
                + " from; use other images, or pretrained weights");
    }

    /** What to learn from; the deepest layer needs what its padding does, and every pooling before it twice as much. */
    private Tensor input(Image image, List<Place> places) {
        Image reduced = Reduction.toArea(image, settings.side());
        int least = settings.padding().shortestSide()
                << (places.get(places.size() - 1).block() - 1);
        if (Math.min(reduced.height(), reduced.width()) < least) {
            throw new IllegalArgumentException("an image of " + size(image) + " pixels, reduced to " + size(reduced)
                    + ", is too small to learn layer " + settings.deepest() + " from: both sides must be at least "
                    + least + "; use a larger image or calibration side, or calibrate to a shallower layer");
        }
        return PREPROCESSING.toNetwork(reduced);
    }

    /** As other messages give sizes: rows first. */
    private static String size(Image image) {
        return image.height() + " x " + image.width();
    }
}
