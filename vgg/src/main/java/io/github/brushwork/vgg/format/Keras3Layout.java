package io.github.brushwork.vgg.format;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The HDF5 layout of Keras 3's {@code .weights.h5} files, and of {@code model.weights.h5} in its {@code .keras} archives:
 * {@code layers/<layer>/vars/0} is a kernel {@code [3][3][inputs][outputs]}, {@code .../1} a bias {@code [outputs]}. A model
 * within the model is a layer that has {@code layers} itself; TensorFlow 2.13 and before called that group
 * {@code _layer_checkpoint_dependencies}. (After {@code keras/src/saving/saving_lib.py}.)
 *
 * <p>Keras calls the groups by their class and number, {@code conv2d}, {@code conv2d_1}, ..., in the order of the layers. A
 * layer's own name is known only from newer versions, which keep it in the attribute {@code name} of {@code vars}, and from
 * files whose groups have the layers' names. If there are any {@code block1_conv1}, ... these are taken, otherwise the
 * numbers.
 *
 * @param faults names the file
 */
record Keras3Layout(Faults faults) {

    static final String LAYERS = "layers";
    static final String VARS = "vars";
    private static final String OLD_LAYERS = "_layer_checkpoint_dependencies";
    private static final String NAME = "name";
    private static final int DEPTH = 8;

    /** Whether the group is the root of such a layout. */
    boolean isAt(Group group) {
        return Stream.of(LAYERS, OLD_LAYERS).anyMatch(name -> group.getChild(name) instanceof Group);
    }

    /** The weights by {@link Naming#KERAS} or {@link Naming#KERAS_NUMBERED}. */
    Map<String, StoredTensor> tensors(Group root) {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        collect(root, tensors, DEPTH);
        return tensors;
    }

    private void collect(Group model, Map<String, StoredTensor> tensors, int depth) {
        if (depth == 0) {
            throw faults.fault("has models within models more than " + DEPTH + " deep");
        }
        for (String container : List.of(LAYERS, OLD_LAYERS)) {
            if (!(Hdf5Nodes.child(model, container, faults) instanceof Group layers)) {
                continue;
            }
            for (String name : layers.getChildren().keySet()) {
                if (Hdf5Nodes.child(layers, name, faults) instanceof Group layer) {
                    collectLayer(layer, tensors);
                    collect(layer, tensors, depth - 1);
                }
            }
        }
    }

    private void collectLayer(Group layer, Map<String, StoredTensor> tensors) {
        if (!(Hdf5Nodes.child(layer, VARS, faults) instanceof Group vars)) {
            return;
        }
        String name = name(layer, vars);
        vars.getChildren().keySet().forEach(index -> {
            String suffix = suffix(index);
            if (Hdf5Nodes.child(vars, index, faults) instanceof Dataset dataset
                    && tensors.put(name + suffix, new Hdf5Tensor(dataset, faults)) != null
                    && isConvolution(name)) {
                throw faults.fault(
                        "has more than one layer called " + name + ", the last of them at " + layer.getPath());
            }
        });
    }

    private static String suffix(String index) {
        return switch (index) {
            case "0" -> "/kernel";
            case "1" -> "/bias";
            default -> "/" + index;
        };
    }

    private static boolean isConvolution(String layer) {
        return Stream.of(Naming.KERAS, Naming.KERAS_NUMBERED)
                .anyMatch(naming ->
                        !naming.convolutional(List.of(naming.kernel(layer))).isEmpty());
    }

    /** The layer's own name if it is known and tells its place, else its group's. */
    private static String name(Group layer, Group vars) {
        Attribute attribute = vars.getAttribute(NAME);
        Object name = attribute == null || !attribute.isScalar() ? null : attribute.getData();
        boolean telling = name instanceof String text
                && !Naming.KERAS
                        .convolutional(List.of(Naming.KERAS.kernel(text)))
                        .isEmpty();
        return telling ? (String) name : layer.getName();
    }
}
