package io.github.brushwork.core;

import io.github.brushwork.core.image.Image;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rescales a network's weights so that the mean activation of every channel of every convolution, over images and
 * positions, is 1.
 *
 * <p>With mean activations m, the filters from channel i of the convolution before it to channel j of a layer are multiplied by
 * {@code m_i / m_j}, and its bias by {@code 1 / m_j}. ReLU, padding and pooling are positively homogeneous and keep channels
 * apart, so that every activation becomes the old one over its channel's mean, to rounding: the network computes the same
 * up to these factors, and no channel outweighs others in a loss merely by its scale. A channel that is 0 on all images
 * keeps its scale.
 *
 * <p>Source: L. A. Gatys, A. S. Ecker, M. Bethge, <a href="https://arxiv.org/abs/1505.07376">Texture Synthesis Using
 * Convolutional Neural Networks</a> (2015), section 2.
 */
public final class ChannelNormalisation {

    private ChannelNormalisation() {}

    /**
     * Normalises a network. Every image passes through it once; of its activations no more is kept than one sum for each
     * channel, in double precision. While it passes, all convolutions' activations are in memory.
     *
     * @param network a network; not modified
     * @param engine what computes the activations
     * @param images pictures of any sizes that the network allows, each position of each counting alike; taken one after the
     *     other, so that they may be read as they are needed; their alpha is ignored
     * @return a network of the same layers with weights of its own; its name says that it is normalised
     * @throws IllegalArgumentException if there is no image, an image is too small for the network, a mean activation is
     *     not finite, or a weight would not be
     */
    public static Network apply(Network network, Engine engine, Iterable<Image> images) {
        ChannelMeans means = means(network, engine, images);
        List<Layer> layers = new ArrayList<>();
        double[] before = {1, 1, 1};
        for (Layer layer : network.layers()) {
            if (layer instanceof Convolution convolution) {
                double[] after = means.divisors(convolution);
                layers.add(rescaled(convolution, before, after));
                before = after;
            } else {
                layers.add(layer);
            }
        }
        return new Network(network.name() + ", channels normalised", network.preprocessing(), layers);
    }

    private static ChannelMeans means(Network network, Engine engine, Iterable<Image> images) {
        List<String> convolutions = network.layers().stream()
                .filter(Convolution.class::isInstance)
                .map(Layer::name)
                .toList();
        ChannelMeans means = new ChannelMeans();
        try (FeatureExtractor extractor = engine.extractor(network, convolutions)) {
            for (Image image : images) {
                extractor.extract(image).activations().forEach(means::add);
            }
        }
        if (means.isEmpty()) {
            throw new IllegalArgumentException(
                    "there are no images to normalise network " + network.name() + " on: give at least one");
        }
        return means;
    }

    /** The layer whose input channels are smaller by the first divisors and whose output channels shall be by the second. */
    private static Convolution rescaled(Convolution layer, double[] before, double[] after) {
        float[] filters = new float[layer.filters().length];
        for (int i = 0; i < filters.length; i++) {
            int in = i / layer.outputs() % layer.inputs();
            int out = i % layer.outputs();
            filters[i] = finite(layer.filters()[i] * before[in] / after[out], layer, out);
        }
        float[] bias = new float[layer.outputs()];
        for (int out = 0; out < bias.length; out++) {
            bias[out] = finite(layer.bias()[out] / after[out], layer, out);
        }
        return new Convolution(
                layer.name(), layer.aliases(), layer.inputs(), layer.outputs(), filters, bias, layer.padding());
    }

    private static float finite(double value, Convolution layer, int channel) {
        float rounded = (float) value;
        if (!Float.isFinite(rounded)) {
            throw new IllegalArgumentException("a weight of channel " + channel + " of layer " + layer.name()
                    + " would become " + rounded + ": its mean activation is too small, or the weight was not finite;"
                    + " use images on which the channel is active");
        }
        return rounded;
    }

    /** Mean activations over images and positions, from running sums. */
    private static final class ChannelMeans {

        private final Map<String, double[]> sums = new HashMap<>();
        private final Map<String, Long> positions = new HashMap<>();

        /** Takes one image's activations at a layer. */
        void add(String layer, Tensor activations) {
            int channels = activations.shape().channels();
            double[] sum = sums.computeIfAbsent(layer, name -> new double[channels]);
            float[] data = activations.data();
            for (int i = 0; i < data.length; i += channels) {
                for (int c = 0; c < channels; c++) {
                    sum[c] += data[i + c];
                }
            }
            positions.merge(layer, (long) activations.shape().positions(), Long::sum);
        }

        boolean isEmpty() {
            return sums.isEmpty();
        }

        /**
         * What to divide a layer's channels by: their means, and 1 for those that were never active.
         *
         * @throws IllegalArgumentException if a mean is not finite
         */
        double[] divisors(Convolution layer) {
            double[] divisors = new double[layer.outputs()];
            for (int c = 0; c < divisors.length; c++) {
                double mean = sums.get(layer.name())[c] / positions.get(layer.name());
                if (!Double.isFinite(mean)) {
                    throw new IllegalArgumentException("the mean activation of channel " + c + " of layer "
                            + layer.name() + " is " + mean + ": the network's weights are not finite or far too large");
                }
                divisors[c] = mean == 0 ? 1 : mean;
            }
            return divisors;
        }
    }
}
