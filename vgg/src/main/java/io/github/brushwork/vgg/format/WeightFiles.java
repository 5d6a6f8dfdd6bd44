package io.github.brushwork.vgg.format;

import io.github.brushwork.vgg.architecture.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads weight files of every format that is understood, told by their content and not by their name. */
public final class WeightFiles {

    private WeightFiles() {}

    /**
     * The weights in a file.
     *
     * @param file an HDF5 file in Keras' layout
     * @param architecture the network they are for
     * @return the convolutions that the file holds, from the first one on
     * @throws WeightsException if the file is missing, damaged, of another layout or for another network, lacks a layer
     *     between two others, or a weight has the wrong shape or type or is not finite
     */
    public static VggWeights read(Path file, Architecture architecture) {
        if (!Files.exists(file)) {
            throw new WeightsException("there is no weights file " + file + ": check the path");
        }
        return KerasWeights.read(file, architecture);
    }
}
