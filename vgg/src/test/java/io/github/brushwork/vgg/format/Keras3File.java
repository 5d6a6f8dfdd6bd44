package io.github.brushwork.vgg.format;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.List;

/** Writes HDF5 files in the layout of Keras 3. */
final class Keras3File {

    private Keras3File() {}

    /** Groups called by class and number, as Keras calls them. */
    static Path write(Path file, List<SampleLayer> layers, List<String> groups) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            fill(hdf.putGroup("layers"), layers, groups);
        }
        return file;
    }

    /** A network within a model. */
    static Path writeNested(Path file, List<SampleLayer> layers, List<String> groups) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            WritableGroup outer = hdf.putGroup("layers");
            fill(outer.putGroup("functional").putGroup("layers"), layers, groups);
        }
        return file;
    }

    /** With the layers' names in attributes, as newer versions keep them. */
    static Path writeNamed(Path file, List<SampleLayer> layers, List<String> groups) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            WritableGroup root = hdf.putGroup("layers");
            for (int i = 0; i < layers.size(); i++) {
                WritableGroup vars = layer(root, layers.get(i), groups.get(i));
                vars.putAttribute("name", layers.get(i).place().kerasName());
            }
        }
        return file;
    }

    private static void fill(WritableGroup root, List<SampleLayer> layers, List<String> groups) {
        for (int i = 0; i < layers.size(); i++) {
            layer(root, layers.get(i), groups.get(i));
        }
    }

    private static WritableGroup layer(WritableGroup root, SampleLayer layer, String name) {
        WritableGroup vars = root.putGroup(name).putGroup("vars");
        vars.putDataset("0", nested(layer.kernel(), layer.shape()));
        vars.putDataset("1", layer.bias());
        return vars;
    }

    static float[][][][] nested(float[] kernel, int[] shape) {
        float[][][][] nested = new float[shape[0]][shape[1]][shape[2]][shape[3]];
        int next = 0;
        for (float[][][] row : nested) {
            for (float[][] cell : row) {
                for (float[] outputs : cell) {
                    System.arraycopy(kernel, next, outputs, 0, outputs.length);
                    next += outputs.length;
                }
            }
        }
        return nested;
    }
}
