package io.github.brushwork.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jetbrains.bio.npy.NpyArray;
import org.jetbrains.bio.npy.NpyFile;

/**
 * Values from an independent implementation (PyTorch autograd in double precision, SciPy's L-BFGS-B).
 *
 * @param shape the array's sides
 * @param data its elements in row-major order
 */
public record Golden(int[] shape, double[] data) {

    /**
     * One of the golden arrays.
     *
     * @param name file name without its ending
     * @return the array
     */
    public static Golden array(String name) {
        NpyArray array = NpyFile.read(TestData.file("golden/" + name + ".npy"), 1 << 20);
        return new Golden(array.getShape(), toDoubles(array.getData()));
    }

    /**
     * The golden losses.
     *
     * @return the content of {@code losses.json}
     */
    public static JsonNode losses() {
        try {
            return new ObjectMapper()
                    .readTree(TestData.file("golden/losses.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The elements in single precision.
     *
     * @return a new array
     */
    public float[] floats() {
        float[] floats = new float[data.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) data[i];
        }
        return floats;
    }

    private static double[] toDoubles(Object data) {
        if (data instanceof double[] doubles) {
            return doubles;
        }
        float[] floats = (float[]) data;
        double[] doubles = new double[floats.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
