package io.github.brushwork.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jetbrains.bio.npy.NpzFile;

/** A file of weights of VGG16's shapes with random numbers in it, for what needs weights but no features that mean something. */
public final class RandomWeights {

    /** Channels of the convolutions of each block. */
    private static final List<List<Integer>> BLOCKS = List.of(
            List.of(64, 64), List.of(128, 128), List.of(256, 256, 256), List.of(512, 512, 512), List.of(512, 512, 512));

    private RandomWeights() {}

    /**
     * Writes the file, the same each time.
     *
     * @param file an {@code .npz}
     * @return the file
     */
    public static Path write(Path file) {
        Random random = new Random(1);
        try (NpzFile.Writer arrays = NpzFile.write(file, false)) {
            int inputs = 3;
            for (int block = 0; block < BLOCKS.size(); block++) {
                for (int i = 0; i < BLOCKS.get(block).size(); i++) {
                    int outputs = BLOCKS.get(block).get(i);
                    String name = "conv" + (block + 1) + "_" + (i + 1);
                    arrays.write(name + "_W", filters(9 * inputs, outputs, random), new int[] {3, 3, inputs, outputs});
                    arrays.write(name + "_b", new float[outputs], new int[] {outputs});
                    inputs = outputs;
                }
            }
        }
        return file;
    }

    /** Of the deviation with which activations keep their size (He et al. 2015). */
    private static float[] filters(int taps, int outputs, Random random) {
        double deviation = Math.sqrt(2.0 / taps);
        float[] filters = new float[taps * outputs];
        for (int i = 0; i < filters.length; i++) {
            filters[i] = (float) (deviation * random.nextGaussian());
        }
        return filters;
    }
}
