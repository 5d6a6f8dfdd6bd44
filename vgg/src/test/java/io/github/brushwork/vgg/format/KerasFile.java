package io.github.brushwork.vgg.format;

import io.github.brushwork.vgg.architecture.Place;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes small HDF5 files in Keras' layout, whole or broken on purpose. */
public final class KerasFile {

    /** Creates a file without layers. */
    public KerasFile() {}

    private final Map<String, Map<String, Object>> layers = new LinkedHashMap<>();

    /** A sound layer: every kernel value is {@code value}, every bias its negative. */
    public KerasFile layer(Place place, float value) {
        return layer(
                place.kerasName(),
                Map.of(
                        "kernel:0",
                        kernel(3, 3, place.inputs(), place.outputs(), value),
                        "the_bias:0",
                        bias(place, value)));
    }

    /** A layer with any data sets, listed in the order of their names. */
    public KerasFile layer(String name, Map<String, Object> dataSets) {
        layers.put(name, new TreeMap<>(dataSets));
        return this;
    }

    public Path writeTo(Path file) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            fill(hdf);
        }
        return file;
    }

    public Path writeNestedTo(Path file) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            fill(hdf.putGroup("model_weights"));
        }
        return file;
    }

    private void fill(WritableGroup root) {
        root.putAttribute("layer_names", layers.keySet().toArray(String[]::new));
        layers.forEach((name, dataSets) -> {
            WritableGroup group = root.putGroup(name);
            group.putAttribute("weight_names", dataSets.keySet().toArray(String[]::new));
            dataSets.forEach(group::putDataset);
        });
    }

    public static float[][][][] kernel(int height, int width, int inputs, int outputs, float value) {
        float[][][][] kernel = new float[height][width][inputs][outputs];
        for (float[][][] row : kernel) {
            for (float[][] cell : row) {
                for (float[] weights : cell) {
                    Arrays.fill(weights, value);
                }
            }
        }
        return kernel;
    }

    public static float[] bias(Place place, float value) {
        float[] bias = new float[place.outputs()];
        Arrays.fill(bias, -value);
        return bias;
    }
}
