package io.github.brushwork.vgg.format;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The HDF5 layout of Keras 1 and 2, and of Keras 3 where it is asked for {@code .h5}: an attribute {@code layer_names} lists
 * the groups of the layers, and each group's attribute {@code weight_names} lists its data sets, the kernel
 * {@code [3][3][inputs][outputs]} before the bias {@code [outputs]}. Files of whole models nest all that under the group
 * {@code model_weights}. The group of a model within the model lists the weights of all its layers, as
 * {@code block1_conv1/kernel:0} and so on.
 *
 * @param faults names the file
 */
record KerasLayout(Faults faults) {

    static final String MODEL_WEIGHTS = "model_weights";
    static final String LAYER_NAMES = "layer_names";
    private static final String WEIGHT_NAMES = "weight_names";
    // A VGG19 has 26 layers; far more than a model of any sense has, and far fewer than would fill the memory.
    private static final int NAMES_READ = 10_000;

    /** Whether the group is the root of such a layout. */
    boolean isAt(Group group) {
        return group.getAttribute(LAYER_NAMES) != null;
    }

    /** The weights by {@link Naming#KERAS} or the like: {@code <layer>/kernel}, {@code <layer>/bias}. */
    Map<String, StoredTensor> tensors(Group root) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        for (String name : strings(root, LAYER_NAMES)) {
            if (!(Hdf5Nodes.child(root, name, faults) instanceof Group group)) {
                throw faults.fault("lists layer " + name + ", but has no group of that name");
            }
            Map<String, Integer> counts = new LinkedHashMap<>();
            for (String weight : strings(group, WEIGHT_NAMES)) {
                String layer = layer(name, weight);
                int index = counts.merge(layer, 1, Integer::sum) - 1;
                put(tensors, layer + suffix(index), dataset(group, weight));
            }
            requireKernelAndBias(counts);
        }
        return tensors;
    }

    private void put(Map<String, StoredTensor> tensors, String name, Dataset dataset) {
        if (tensors.put(name, new Hdf5Tensor(dataset, faults)) != null) {
            throw faults.fault("lists the weights of " + name + " twice");
        }
    }

    /** The layer that a weight belongs to: its group, or within the group of a model the one that the weight's name gives. */
    private static String layer(String group, String weight) {
        String[] path = weight.split("/");
        String scope = path.length < 2 ? group : path[path.length - 2];
        return isConvolution(scope) ? scope : group;
    }

    private static String suffix(int index) {
        return switch (index) {
            case 0 -> "/kernel";
            case 1 -> "/bias";
            default -> "/" + index;
        };
    }

    private void requireKernelAndBias(Map<String, Integer> counts) {
        counts.forEach((layer, count) -> {
            if (isConvolution(layer) && count != 2) {
                throw faults.fault(
                        "has " + count + " weights for layer " + layer + ", where a kernel and a bias are expected");
            }
        });
    }

    private static boolean isConvolution(String layer) {
        return !Naming.KERAS.convolutional(List.of(Naming.KERAS.kernel(layer))).isEmpty();
    }

    private Dataset dataset(Group group, String name) {
        Node node = group;
        for (String part : name.split("/")) {
            node = node instanceof Group parent ? Hdf5Nodes.child(parent, part, faults) : null;
        }
        if (node == null) {
            throw faults.fault("lists " + name + " in " + group.getPath() + ", but has no such data set");
        }
        if (node instanceof Dataset dataset) {
            return dataset;
        }
        throw faults.fault("has " + group.getPath() + name + ", but it is not a data set");
    }

    /** An attribute that holds names; an empty one has no data at all. */
    private List<String> strings(Node node, String attributeName) {
        Attribute attribute = node.getAttribute(attributeName);
        if (attribute == null) {
            throw faults.fault("has no attribute " + attributeName + " at " + node.getPath());
        }
        if (attribute.getSize() > NAMES_READ) {
            throw faults.fault("lists " + attribute.getSize() + " names in " + attributeName + " at " + node.getPath());
        }
        Object data = attribute.getData();
        if (data == null) {
            return List.of();
        }
        if (data instanceof String[] names) {
            return List.of(names);
        }
        throw faults.fault(
                "has an attribute " + attributeName + " at " + node.getPath() + " that is not a list of names");
    }
}
