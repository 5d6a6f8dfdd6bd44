package io.github.brushwork.vgg.format;

import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.architecture.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** A scheme of names for the kernels and biases of a VGG's convolutions, and what weights with such names were trained on. */
enum Naming {
    /** {@code block1_conv1/kernel}. */
    KERAS("block1_conv1", each(Place::kerasName), "block\\d+_conv\\d+", "/kernel", "/bias", Preprocessing.CAFFE),
    /** {@code block1_conv1_W}. */
    KERAS_ARRAY("block1_conv1", each(Place::kerasName), "block\\d+_conv\\d+", "_W", "_b", Preprocessing.CAFFE),
    /** {@code conv2d/kernel}, {@code conv2d_1/kernel}, ...: Keras' automatic names, which tell nothing but the order. */
    KERAS_NUMBERED("conv2d", Naming::numbered, "conv2d(_\\d+)?", "/kernel", "/bias", Preprocessing.CAFFE),
    /** {@code conv1_1.weight}. */
    CAFFE("conv1_1", each(Place::caffeName), "conv\\d+_\\d+", ".weight", ".bias", Preprocessing.CAFFE),
    /** {@code conv1_1_W}. */
    CAFFE_ARRAY("conv1_1", each(Place::caffeName), "conv\\d+_\\d+", "_W", "_b", Preprocessing.CAFFE),
    /** {@code features.0.weight}: torchvision and timm, which number convolutions, ReLUs and poolings alike. */
    TORCHVISION(
            "features.0", Naming::torchvisionLayers, "features\\.\\d+", ".weight", ".bias", Preprocessing.TORCHVISION);

    private final String first;
    private final Function<Architecture, List<String>> layers;
    private final Pattern tensor;
    private final String kernel;
    private final String bias;
    private final Preprocessing preprocessing;

    Naming(
            String first,
            Function<Architecture, List<String>> layers,
            String layer,
            String kernel,
            String bias,
            Preprocessing preprocessing) {
        this.first = first;
        this.layers = layers;
        this.tensor = Pattern.compile(layer + "(" + Pattern.quote(kernel) + "|" + Pattern.quote(bias) + ")");
        this.kernel = kernel;
        this.bias = bias;
        this.preprocessing = preprocessing;
    }

    /** What a network's convolutions are called, first one first. */
    List<String> layers(Architecture architecture) {
        return layers.apply(architecture);
    }

    /** The name of a layer's kernel. */
    String kernel(String layer) {
        return layer + kernel;
    }

    /** The name of a layer's bias. */
    String bias(String layer) {
        return layer + bias;
    }

    /** Those names that a convolution's kernel or bias has by this scheme, be it one of a VGG or not. */
    List<String> convolutional(Collection<String> names) {
        return names.stream().filter(name -> tensor.matcher(name).matches()).toList();
    }

    /** The name of the first convolution's kernel. */
    String example() {
        return kernel(first);
    }

    /** What weights with such names were trained to take. */
    Preprocessing preprocessing() {
        return preprocessing;
    }

    private static Function<Architecture, List<String>> each(Function<Place, String> name) {
        return architecture -> architecture.places().stream().map(name).toList();
    }

    private static List<String> numbered(Architecture architecture) {
        List<String> names = new ArrayList<>(List.of("conv2d"));
        for (int i = 1; i < architecture.places().size(); i++) {
            names.add("conv2d_" + i);
        }
        return names;
    }

    private static List<String> torchvisionLayers(Architecture architecture) {
        List<String> names = new ArrayList<>();
        int index = 0;
        for (Place place : architecture.places()) {
            names.add("features." + index);
            index += place.lastOfBlock() ? 3 : 2;
        }
        return names;
    }
}
