package io.github.brushwork.vgg.format;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.architecture.Place;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfInvalidPathException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads convolutions from an HDF5 file in Keras' layout: the root's attribute {@code layer_names} lists the
 * groups, and each group's attribute {@code weight_names} lists its kernel {@code [3][3][inputs][outputs]} and its bias
 * {@code [outputs]}. Files of whole models nest all that under the group {@code model_weights}.
 */
final class KerasWeights {

    private static final String MODEL_WEIGHTS = "model_weights";
    private static final String LAYER_NAMES = "layer_names";
    private static final String WEIGHT_NAMES = "weight_names";
    private static final String REMEDY = ": fetch the file again, or take another one";

    private final Path file;
    private final Architecture architecture;

    private KerasWeights(Path file, Architecture architecture) {
        this.file = file;
        this.architecture = architecture;
    }

    /**
     * The convolutions that the file holds, from the first to the last one present.
     *
     * @throws WeightsException if the file is missing, damaged, of another layout, or lacks a layer between two others
     */
    static VggWeights read(Path file, Architecture architecture) {
        return new VggWeights(new KerasWeights(file, architecture).read(), Preprocessing.CAFFE);
    }

    private List<Convolution> read() {
        if (!Files.isRegularFile(file)) {
            throw problem("is a directory, not an HDF5 file");
        }
        try (HdfFile hdf = new HdfFile(file)) {
            requireComplete(hdf);
            return convolutions(modelRoot(hdf));
        } catch (WeightsException e) {
            throw e;
        } catch (RuntimeException e) {
            // Bytes that are not what the format promises end in many kinds of exception inside the HDF5 reader.
            throw new WeightsException(
                    "weights file " + file + " is not HDF5, or is damaged or cut short (" + e.getMessage() + ")"
                            + REMEDY,
                    e);
        }
    }

    /** The reader does not compare the length that the file states with the one it has, and would make up what is cut off. */
    private void requireComplete(HdfFile hdf) {
        long stated = hdf.getHdfBackingStorage().getSuperblock().getEndOfFileAddress();
        if (hdf.size() < stated) {
            throw problem("is cut short: it has " + hdf.size() + " bytes of " + stated);
        }
    }

    private Group modelRoot(HdfFile hdf) {
        if (hdf.getAttribute(LAYER_NAMES) != null) {
            return hdf;
        }
        if (hdf.getChild(MODEL_WEIGHTS) instanceof Group group && group.getAttribute(LAYER_NAMES) != null) {
            return group;
        }
        throw problem("has no attribute " + LAYER_NAMES + ", so it is not in the layout of Keras' VGG16 files"
                + " (the .weights.h5 files of Keras 3 have another one)");
    }

    private List<Convolution> convolutions(Group root) {
        List<String> layerNames = strings(root, LAYER_NAMES);
        List<Convolution> convolutions = new ArrayList<>();
        Place missing = null;
        for (Place place : architecture.places()) {
            if (!layerNames.contains(place.kerasName())) {
                missing = missing == null ? place : missing;
            } else if (missing != null) {
                throw problem("has layer " + place.kerasName() + " but lacks " + missing.kerasName()
                        + " before it: the layers must follow each other from block1_conv1 on");
            } else {
                convolutions.add(convolution(root, place));
            }
        }
        if (convolutions.isEmpty()) {
            throw problem("lacks layer block1_conv1; its layers are " + layerNames);
        }
        return convolutions;
    }

    private Convolution convolution(Group root, Place place) {
        if (!(root.getChild(place.kerasName()) instanceof Group group)) {
            throw problem("lists layer " + place.kerasName() + ", but has no group of that name");
        }
        List<String> names = strings(group, WEIGHT_NAMES);
        if (names.size() != 2) {
            throw problem("has " + names.size() + " weights " + names + " for layer " + place.kerasName()
                    + ", where a kernel and a bias are expected");
        }
        float[] kernel =
                floats(group, names.get(0), Convolution.SIZE, Convolution.SIZE, place.inputs(), place.outputs());
        float[] bias = floats(group, names.get(1), place.outputs());
        return place.with(kernel, bias);
    }

    private float[] floats(Group group, String name, int... expectedShape) {
        Dataset dataset = dataset(group, name);
        String at = "data set " + dataset.getPath();
        int[] shape = dataset.getDimensions();
        if (!Arrays.equals(shape, expectedShape)) {
            throw problem("has " + at + " of shape " + Arrays.toString(shape) + ", where " + architecture + " has "
                    + Arrays.toString(expectedShape));
        }
        if (dataset.getJavaType() != float.class) {
            throw problem("has " + at + " of type " + dataset.getJavaType().getSimpleName()
                    + ", where 32-bit floating point is expected");
        }
        float[] values = (float[]) dataset.getDataFlat();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw problem("has the value " + values[i] + " in " + at + " at index " + i);
            }
        }
        return values;
    }

    private Dataset dataset(Group group, String name) {
        Node node;
        try {
            node = group.getByPath(name);
        } catch (HdfInvalidPathException e) {
            throw new WeightsException(
                    message("lists " + name + " in " + group.getPath() + ", but has no such data set"), e);
        }
        if (node instanceof Dataset dataset) {
            return dataset;
        }
        throw problem("has " + group.getPath() + name + ", but it is not a data set");
    }

    /** An attribute that holds names; an empty one has no data at all. */
    private List<String> strings(Node node, String attributeName) {
        Attribute attribute = node.getAttribute(attributeName);
        if (attribute == null) {
            throw problem("has no attribute " + attributeName + " at " + node.getPath());
        }
        Object data = attribute.getData();
        if (data == null) {
            return List.of();
        }
        if (data instanceof String[] names) {
            return List.of(names);
        }
        throw problem("has an attribute " + attributeName + " at " + node.getPath() + " that is not a list of names");
    }

    private WeightsException problem(String whatIsWrong) {
        return new WeightsException(message(whatIsWrong));
    }

    private String message(String whatIsWrong) {
        return "weights file " + file + " " + whatIsWrong + REMEDY;
    }
}
