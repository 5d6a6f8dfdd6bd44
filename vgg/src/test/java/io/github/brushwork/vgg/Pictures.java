package io.github.brushwork.vgg;

import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.testing.TestData;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/** Images from -1 to 1. */
final class Pictures {

    private Pictures() {}

    /** A picture of the test data. */
    static Tensor picture(String name) {
        BufferedImage picture;
        try {
            picture = ImageIO.read(TestData.picture(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tensor image = Tensor.zeros(new Shape(picture.getHeight(), picture.getWidth(), 3));
        for (int i = 0; i < image.data().length; i++) {
            int rgb = picture.getRGB(i / 3 % picture.getWidth(), i / 3 / picture.getWidth());
            image.data()[i] = 2 * (rgb >> 16 - 8 * (i % 3) & 0xff) / 255f - 1;
        }
        return image;
    }

    /** Smooth waves of colour with some noise: something to learn at every scale. */
    static Tensor waves(int height, int width, long seed) {
        Random random = new Random(seed);
        Tensor image = Tensor.zeros(new Shape(height, width, 3));
        double[] phase = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
        for (int i = 0; i < image.data().length; i++) {
            double x = i / 3 % width;
            double y = i / 3 / width;
            double wave = Math.sin(0.3 * x + 6 * phase[i % 3]) * Math.cos(0.2 * y + x / (5 + 9 * phase[2 - i % 3]));
            image.data()[i] = (float) (0.8 * wave + 0.1 * random.nextGaussian());
        }
        return image;
    }

    /** One colour everywhere. */
    static Tensor flat(int height, int width, float value) {
        Tensor image = Tensor.zeros(new Shape(height, width, 3));
        Arrays.fill(image.data(), value);
        return image;
    }
}
