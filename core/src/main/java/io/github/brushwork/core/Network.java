package io.github.brushwork.core;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A frozen convolutional network: a chain of layers with their weights, and the preprocessing its weights expect.
 * Immutable and safe to share between threads.
 *
 * <p>A layer is asked for by its name or one of its aliases: for a VGG network {@code relu4_2}, {@code conv4_2} and
 * {@code block4_conv2} all mean the activations after the ReLU of the second convolution of the fourth block.
 *
 * @param name what it is and where its weights came from, for messages
 * @param preprocessing from colours to the network's input
 * @param layers the chain, first layer first
 */
public record Network(String name, Preprocessing preprocessing, List<Layer> layers) {

    /** The name under which a loss reads the network's input, that is the image itself, height x width x 3. */
    public static final String INPUT = "input";

    /**
     * Creates a network.
     *
     * @throws IllegalArgumentException if there is no layer, two layers share a name, or a convolution does not take the
     *     channels that come before it
     */
    public Network {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(preprocessing, "preprocessing");
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("network " + name + " has no layers");
        }
        requireDistinctNames(layers);
        requireMatchingChannels(name, layers);
    }

    private static void requireDistinctNames(List<Layer> layers) {
        Set<String> seen = new HashSet<>(Set.of(INPUT));
        for (Layer layer : layers) {
            Stream.concat(Stream.of(layer.name()), layer.aliases().stream()).forEach(each -> {
                if (!seen.add(each)) {
                    throw new IllegalArgumentException("two layers are named " + each);
                }
            });
        }
    }

    private static void requireMatchingChannels(String name, List<Layer> layers) {
        int channels = 3;
        for (Layer layer : layers) {
            if (layer instanceof Convolution convolution) {
                if (convolution.inputs() != channels) {
                    throw new IllegalArgumentException("network " + name + ": layer " + layer.name() + " takes "
                            + convolution.inputs() + " channels, but " + channels + " come before it");
                }
                channels = convolution.outputs();
            }
        }
    }

    /**
     * The layer of this name.
     *
     * @param nameOrAlias a layer's name or one of its aliases
     * @return the layer
     * @throws IllegalArgumentException if there is none; the message lists the names there are
     */
    public Layer layer(String nameOrAlias) {
        return layers.get(indexOf(nameOrAlias));
    }

    /**
     * The name that a layer has, for a name or an alias; {@link #INPUT} stands for itself.
     *
     * @param nameOrAlias a layer's name, one of its aliases, or {@link #INPUT}
     * @return the layer's name
     * @throws IllegalArgumentException if there is no such layer; the message lists the names there are
     */
    public String canonicalName(String nameOrAlias) {
        return nameOrAlias.equals(INPUT) ? INPUT : layer(nameOrAlias).name();
    }

    /**
     * This network, cut after the deepest of the given layers.
     *
     * @param names names or aliases of layers; {@link #INPUT} is allowed and needs no layer
     * @return the shorter network; with its first layer alone if no layer was named
     * @throws IllegalArgumentException if there is no layer of such a name
     */
    public Network upTo(Collection<String> names) {
        int deepest = names.stream()
                .filter(each -> !each.equals(INPUT))
                .mapToInt(this::indexOf)
                .max()
                .orElse(0);
        return new Network(name, preprocessing, layers.subList(0, deepest + 1));
    }

    /**
     * This network with every pooling replaced.
     *
     * @param pooling the kind that every pooling becomes
     * @return the new network; the weights are shared
     */
    public Network withPooling(Pooling pooling) {
        return withEach(layer -> layer instanceof Pool pool ? new Pool(pool.name(), pool.aliases(), pooling) : layer);
    }

    /**
     * This network with the padding of every convolution replaced.
     *
     * @param padding what surrounds the input of every convolution
     * @return the new network; the weights are shared
     */
    public Network withPadding(Padding padding) {
        return withEach(layer -> layer instanceof Convolution convolution ? convolution.withPadding(padding) : layer);
    }

    /**
     * This network with the padding of one convolution replaced. Replication around the first one alone ({@code
     * relu1_1}), where the image itself ends, is what K. Crowson's <a
     * href="https://github.com/crowsonkb/style-transfer-pytorch">style-transfer-pytorch</a> does against artefacts at the
     * edges.
     *
     * @param padding what surrounds its input
     * @param nameOrAlias the convolution's name or one of its aliases
     * @return the new network; the weights are shared
     * @throws IllegalArgumentException if there is no such layer or it is a pooling
     */
    public Network withPadding(Padding padding, String nameOrAlias) {
        if (!(layer(nameOrAlias) instanceof Convolution convolution)) {
            throw new IllegalArgumentException("layer " + nameOrAlias + " of network " + name
                    + " is a pooling, which has no padding: name a convolution");
        }
        return withEach(layer -> layer == convolution ? convolution.withPadding(padding) : layer);
    }

    private Network withEach(UnaryOperator<Layer> replacement) {
        return new Network(name, preprocessing, layers.stream().map(replacement).toList());
    }

    /**
     * This network with other preprocessing, where a weights file does not tell what its weights were trained on.
     *
     * @param preprocessing from colours to the network's input
     * @return the new network; the layers are shared
     */
    public Network withPreprocessing(Preprocessing preprocessing) {
        return new Network(name, preprocessing, layers);
    }

    /**
     * The shape of every layer's output, and of the input, for an image of the given size.
     *
     * @param input shape of the image in network space
     * @return shapes by layer name, in the network's order, {@link #INPUT} first; unmodifiable
     * @throws IllegalArgumentException if the image is too small for a pooling or a reflection, has not three channels, or is
     *     so large that a layer's output would not fit a Java array; the message then says how large it may be
     */
    public Map<String, Shape> shapes(Shape input) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put(INPUT, input);
        Shape shape = input;
        for (Layer layer : layers) {
            try {
                shape = layer.outputShape(shape);
            } catch (IllegalArgumentException e) {
                String reason = SizeLimit.isExceeded(layer, shape)
                        ? SizeLimit.message((Convolution) layer, shape, layers, input)
                        : e.getMessage();
                throw new IllegalArgumentException(
                        "an image of " + input.height() + " x " + input.width() + " pixels does not fit network " + name
                                + " to layer " + layers.get(layers.size() - 1).name() + ": " + reason,
                        e);
            }
            shapes.put(layer.name(), shape);
        }
        return Collections.unmodifiableMap(shapes);
    }

    private int indexOf(String nameOrAlias) {
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (layer.name().equals(nameOrAlias) || layer.aliases().contains(nameOrAlias)) {
                return i;
            }
        }
        throw new IllegalArgumentException("network " + name + " has no layer \"" + nameOrAlias + "\"; it has "
                + layers.stream().map(Layer::name).collect(Collectors.joining(", ")));
    }

    @Override
    public String toString() {
        return name;
    }
}
