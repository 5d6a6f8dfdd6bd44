package io.github.brushwork.vgg.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A {@code .keras} archive of Keras 3, which holds an HDF5 file of weights. The model's description beside it is not needed:
 * names and shapes of the weights tell which network it is.
 */
final class KerasArchive {

    static final String WEIGHTS = "model.weights.h5";

    // Keras stores the weights without compression; whoever repacks them gains little. What inflates more is no
    // weights.
    private static final int LARGEST_RATIO = 4;
    private static final long LARGEST = 1L << 30;

    private KerasArchive() {}

    /**
     * The bytes of the HDF5 file.
     *
     * @throws WeightsException if they are damaged, or more than an honest archive of its size holds
     */
    static byte[] weights(ZipArchive zip, Path file, Faults faults) {
        try {
            return zip.read(WEIGHTS, (int) Math.min(LARGEST, LARGEST_RATIO * Files.size(file)));
        } catch (IOException e) {
            throw faults.fault(
                    "is an archive whose " + WEIGHTS + " is damaged or cut short (" + e.getMessage() + ")", e);
        }
    }
}
