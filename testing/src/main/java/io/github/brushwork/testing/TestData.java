package io.github.brushwork.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * Weights, pictures and golden values that are too large for the repository. Tests that need them are skipped, saying so,
 * where they are absent.
 */
public final class TestData {

    private TestData() {}

    /**
     * A file of the test data; skips the calling test if the data is absent.
     *
     * @param relative path below the data's directory
     * @return its path
     */
    public static Path file(String relative) {
        Path directory = Path.of(System.getProperty("brushwork.testData", "../shared/data"));
        Assumptions.assumeTrue(
                Files.isDirectory(directory), () -> "test data absent from " + directory.toAbsolutePath());
        return directory.resolve(relative).normalize();
    }

    /**
     * The original VGG16 weights of conv1_1 to conv3_3 in Keras' layout.
     *
     * @return path of an HDF5 file
     */
    public static Path vgg16WeightsToConv3() {
        return file("weights/vgg16_conv1to3_keras_notop_layout.h5");
    }

    /**
     * A picture.
     *
     * @param name file name
     * @return its path
     */
    public static Path picture(String name) {
        return file("images/" + name);
    }
}
