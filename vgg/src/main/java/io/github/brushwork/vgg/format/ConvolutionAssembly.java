package io.github.brushwork.vgg.format;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.architecture.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a network's convolutions of a file's named tensors, whatever the file's format: it tells the scheme of their names,
 * checks names, shapes and values, and brings kernels into one layout. All names and shapes are checked before any values
 * are read.
 *
 * @param faults names the file
 * @param tensors everything the file holds, by name
 * @param layouts those that the format's kernels may have; which one it is the shape tells
 */
record ConvolutionAssembly(Faults faults, Map<String, StoredTensor> tensors, Set<Layout> layouts) {

    private static final Pattern BATCH_NORMALISATION = Pattern.compile("features\\.\\d+\\.running_(mean|var)");
    private static final int NAMES_SHOWN = 6;

    /**
     * The convolutions that the file holds, from the first one to the last one present.
     *
     * @throws WeightsException if they are not those of the network, or not sound
     */
    VggWeights assemble(Architecture architecture) {
        requireNoBatchNormalisation();
        Naming naming = naming();
        Optional<String> mismatch = mismatch(naming, architecture);
        if (mismatch.isPresent()) {
            throw refusal(mismatch.get(), naming, architecture);
        }
        List<Convolution> convolutions = new ArrayList<>();
        List<String> layers = naming.layers(architecture);
        for (int i = 0; i < layers.size() && tensors.containsKey(naming.kernel(layers.get(i))); i++) {
            Place place = architecture.places().get(i);
            convolutions.add(convolution(
                    place, tensors.get(naming.kernel(layers.get(i))), tensors.get(naming.bias(layers.get(i)))));
        }
        return new VggWeights(convolutions, naming.preprocessing());
    }

    private void requireNoBatchNormalisation() {
        Optional<String> found = tensors.keySet().stream()
                .filter(name -> BATCH_NORMALISATION.matcher(name).matches())
                .findFirst();
        if (found.isPresent()) {
            throw faults.faultWithRemedy(
                    "has " + found.get() + ", so its network normalises batches, like vgg16_bn",
                    "take the weights of the network without batch normalisation");
        }
    }

    private Naming naming() {
        List<Naming> namings = Stream.of(Naming.values())
                .filter(each -> !each.convolutional(tensors.keySet()).isEmpty())
                .toList();
        if (namings.size() > 1) {
            // Automatic numbers say the least; beside layers with names they are not those of the VGG.
            namings = namings.stream()
                    .filter(each -> each != Naming.KERAS_NUMBERED)
                    .toList();
        }
        if (namings.size() == 1) {
            return namings.get(0);
        }
        if (namings.isEmpty()) {
            throw faults.fault("has no tensor with a name like "
                    + Stream.of(Naming.values()).map(Naming::example).collect(Collectors.joining(", "))
                    + "; its tensors are " + some(tensors.keySet().stream().toList()));
        }
        throw faults.fault("has names of more than one kind, like "
                + namings.stream().map(Naming::example).collect(Collectors.joining(" and ")));
    }

    private WeightsException refusal(String mismatch, Naming naming, Architecture asked) {
        for (Architecture other : Architecture.values()) {
            if (other != asked && mismatch(naming, other).isEmpty()) {
                return faults.faultWithRemedy(
                        mismatch, "it looks like " + other + "; read it as that, or take a file of " + asked);
            }
        }
        return faults.fault(mismatch);
    }

    /** What keeps the tensors from being those of this network's first layers; empty if nothing does. */
    private Optional<String> mismatch(Naming naming, Architecture architecture) {
        List<String> found = naming.convolutional(tensors.keySet());
        List<String> layers = naming.layers(architecture);
        List<String> foreign = found.stream()
                .filter(name -> layers.stream()
                        .noneMatch(layer -> name.equals(naming.kernel(layer)) || name.equals(naming.bias(layer))))
                .toList();
        if (!foreign.isEmpty()) {
            return Optional.of("has " + some(foreign) + ", which " + architecture + " has not");
        }
        return incompleteness(naming, layers).or(() -> wrongShape(naming, layers, architecture));
    }

    private Optional<String> incompleteness(Naming naming, List<String> layers) {
        List<String> expected = layers.stream()
                .flatMap(layer -> Stream.of(naming.kernel(layer), naming.bias(layer)))
                .toList();
        List<String> missing = new ArrayList<>();
        for (String name : expected) {
            if (!tensors.containsKey(name)) {
                missing.add(name);
            } else if (!missing.isEmpty()) {
                return Optional.of("has " + name + " but lacks " + missing.get(0)
                        + " before it, where the layers must follow each other from the first one on, each with kernel"
                        + " and bias");
            }
        }
        // An even number is missing where the file ends between two layers.
        return missing.size() % 2 == 0 ? Optional.empty() : Optional.of("lacks " + missing.get(0));
    }

    private Optional<String> wrongShape(Naming naming, List<String> layers, Architecture architecture) {
        for (int i = 0; i < layers.size() && tensors.containsKey(naming.kernel(layers.get(i))); i++) {
            Place place = architecture.places().get(i);
            StoredTensor kernel = tensors.get(naming.kernel(layers.get(i)));
            StoredTensor bias = tensors.get(naming.bias(layers.get(i)));
            List<int[]> kernelShapes =
                    layouts.stream().map(layout -> layout.shape(place)).toList();
            Optional<String> wrong = wrongShape(kernel, architecture, kernelShapes)
                    .or(() -> wrongShape(bias, architecture, List.of(new int[] {place.outputs()})));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrongShape(StoredTensor tensor, Architecture architecture, List<int[]> expected) {
        int[] shape = tensor.shape();
        if (expected.stream().anyMatch(each -> Arrays.equals(each, shape))) {
            return Optional.empty();
        }
        return Optional.of("has " + tensor.place() + " of shape " + Arrays.toString(shape) + ", where " + architecture
                + " has " + expected.stream().map(Arrays::toString).collect(Collectors.joining(" or ")));
    }

    private Convolution convolution(Place place, StoredTensor kernel, StoredTensor bias) {
        Layout layout = layouts.stream()
                .filter(each -> Arrays.equals(each.shape(place), kernel.shape()))
                .findFirst()
                .orElseThrow();
        return place.with(layout.toFilters(finite(kernel), place), finite(bias));
    }

    private float[] finite(StoredTensor tensor) {
        float[] values = tensor.values();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw faults.fault("has the value " + values[i] + " in " + tensor.place() + " at index " + i
                        + ", where weights must be finite numbers of single precision");
            }
        }
        return values;
    }

    private static String some(List<String> names) {
        List<String> shown = names.subList(0, Math.min(NAMES_SHOWN, names.size()));
        return shown + (names.size() > shown.size() ? " and " + (names.size() - shown.size()) + " more" : "");
    }
}
