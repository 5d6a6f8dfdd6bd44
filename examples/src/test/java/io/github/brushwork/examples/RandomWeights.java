package io.github.brushwork.examples;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.vgg.Vgg16;
import java.nio.file.Path;
import org.jetbrains.bio.npy.NpzFile;

/** A weights file of the size of VGG16's, with random numbers in it. */
final class RandomWeights {

    private RandomWeights() {}

    /** Writes the file. */
    static Path write(Path file) {
        try (NpzFile.Writer arrays = NpzFile.write(file, false)) {
            for (Layer layer : Vgg16.random(1).layers()) {
                if (layer instanceof Convolution convolution) {
                    write(convolution, arrays);
                }
            }
        }
        return file;
    }

    private static void write(Convolution convolution, NpzFile.Writer arrays) {
        String name = convolution.name().replace("relu", "conv");
        arrays.write(name + "_W", convolution.filters(), new int[] {3, 3, convolution.inputs(), convolution.outputs()});
        arrays.write(name + "_b", convolution.bias(), new int[] {convolution.outputs()});
    }
}
