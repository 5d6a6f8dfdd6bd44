package io.github.brushwork.vgg;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.architecture.Place;
import io.github.brushwork.vgg.calibration.Calibration;
import io.github.brushwork.vgg.calibration.FilterLearning;
import io.github.brushwork.vgg.format.VggWeights;
import io.github.brushwork.vgg.format.WeightFiles;
import io.github.brushwork.vgg.format.WeightsException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The convolutional part of VGG16 (Simonyan and Zisserman 2015, arXiv:1409.1556): five blocks of 2, 2, 3, 3 and 3
 * convolutions with 64, 128, 256, 512 and 512 channels, a pooling after each.
 *
 * <p>A convolution is called {@code relu4_2}, and {@code conv4_2} and Keras' {@code block4_conv2} are understood too; a
 * pooling is called {@code pool4} or {@code block4_pool}. All of them mean what the layer gives after the ReLU.
 *
 * <p>The pretrained weights are not part of this library. They are: VGG-16 weights (c) K. Simonyan and A. Zisserman,
 * Visual Geometry Group, University of Oxford (arXiv:1409.1556), under the licence
 * <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>. Whoever passes them on must keep that notice.
 */
public final class Vgg16 {

    private static final Logger LOG = System.getLogger(Vgg16.class.getName());

    private Vgg16() {}

    /**
     * VGG16 with the pretrained ImageNet weights, from the file that the system property {@code brushwork.weights} or
     * else the environment variable {@code BRUSHWORK_WEIGHTS} names, or else from the user's cache: {@code
     * brushwork/vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5} in {@code XDG_CACHE_HOME} or {@code ~/.cache}, on
     * macOS in {@code ~/Library/Caches}, on Windows in {@code LOCALAPPDATA}. Logs which file it took and why.
     *
     * @return the network, with maximum pooling as it was trained; see {@link Network#withPooling}
     * @throws WeightsException if there is no file, the property or variable names one that is not there, or it cannot be
     *     used; the message says where to get the file
     */
    public static Network pretrained() {
        return pretrained(WeightsLocator.ofThisProcess());
    }

    static Network pretrained(WeightsLocator locator) {
        WeightsLocator.Found found = locator.require();
        return logged(found.file(), found.reason());
    }

    /**
     * VGG16 with the pretrained ImageNet weights from this file; no other place is looked at. Logs which file it took.
     *
     * @param file an HDF5 file in Keras' layout
     * @return the network, with maximum pooling as it was trained; see {@link Network#withPooling}
     * @throws WeightsException if the file is missing or cannot be used
     * @see #fromKeras
     */
    public static Network pretrained(Path file) {
        return logged(file, "given by the caller");
    }

    private static Network logged(Path file, String reason) {
        Network network = fromKeras(file);
        LOG.log(Level.INFO, "VGG16 weights: {0} ({1})", file.toAbsolutePath(), reason);
        return network;
    }

    /**
     * The file that {@link #pretrained()} would read; the file itself is not opened.
     *
     * @return the file, or empty if there is none
     * @throws WeightsException if the system property or the environment variable is set but names no file
     */
    public static Optional<Path> findWeights() {
        return WeightsLocator.ofThisProcess().find().map(WeightsLocator.Found::file);
    }

    /**
     * VGG16 with the weights of an HDF5 file in Keras' layout, that is with an attribute {@code layer_names} and groups
     * {@code block1_conv1}, ..., at its root or under {@code model_weights}. A file that stops early gives a network that
     * stops there, with the pooling if it was a block's end; one with all thirteen convolutions goes to {@code pool5}.
     *
     * @param file an HDF5 file
     * @return the network, with maximum pooling and {@link Preprocessing#CAFFE}, as it was trained
     * @throws WeightsException if the file is missing, damaged or of another layout, a layer is missing before another
     *     one, or a weight has the wrong shape or type or is not finite
     */
    public static Network fromKeras(Path file) {
        VggWeights weights = WeightFiles.read(file, Architecture.VGG16);
        return new Network(
                "VGG16 from " + file.getFileName(),
                weights.preprocessing(),
                Architecture.VGG16.chain(weights.convolutions(), Pooling.MAX));
    }

    /**
     * VGG16's layers with filters learned on two images, by {@link Calibration#defaults}: a network that needs no file.
     *
     * @param content an image; its alpha is ignored
     * @param style an image of any other size; its alpha is ignored
     * @return the network, to {@code relu5_1}, with average pooling and {@link Preprocessing#SYMMETRIC}
     * @throws IllegalArgumentException if an image is too small, or both are of one flat colour
     * @see #calibrated(Image, Image, Calibration)
     */
    public static Network calibrated(Image content, Image style) {
        return calibrated(content, style, Calibration.defaults());
    }

    /**
     * VGG16's layers with filters learned on two images: a network that needs no file. Takes seconds, and logs that it
     * was done.
     *
     * <p>Each layer is learned on the activations that the layers before it give for both images. By default:
     *
     * <ol>
     *   <li>random 3 x 3 patches of its input from each image, centred;
     *   <li>their principal directions, at most half as many as output channels, those with a singular value above 1e-3
     *       of the largest;
     *   <li>whitening, each direction divided by its singular value plus 0.3 of the largest;
     *   <li>random mixtures of the whitened directions: half of the filters, the other half being their negatives;
     *   <li>each channel scaled and shifted so that before the ReLU it has mean 0 and variance 1 over both images.
     * </ol>
     *
     * <p>{@link Calibration#filters} chooses other filters. Convolutions replicate the border of their input, in learning
     * as in the network, see {@link Calibration#padding}.
     *
     * <p>Started from whitened patches and unit variances, networks carry signals well before any training (Coates and Ng
     * 2012, "Learning Feature Representations with K-means"; Krahenbuhl et al. 2016, arXiv:1511.06856); untrained filters
     * suffice for textures (Ustyuzhaninov et al. 2017, "What does it take to generate natural textures?") and for style
     * transfer (He et al. 2016, arXiv:1606.04801). The whole is this project's own recipe.
     *
     * @param content an image; its alpha is ignored
     * @param style an image of any other size; its alpha is ignored
     * @param settings how to learn
     * @return the network, to the deepest layer of the settings, with {@link Preprocessing#SYMMETRIC}
     * @throws IllegalArgumentException if an image is too small for the deepest layer, or both are of one flat colour
     */
    public static Network calibrated(Image content, Image style, Calibration settings) {
        long start = System.nanoTime();
        List<Convolution> convolutions;
        try (Workers workers = Workers.onAllProcessors()) {
            convolutions = FilterLearning.learn(List.of(content, style), settings, Kernels.fastest(workers));
        }
        Network network = new Network(
                "VGG16 with filters learned from content and style (seed " + settings.seed() + ")",
                FilterLearning.PREPROCESSING,
                Architecture.VGG16.chain(convolutions, settings.pooling()));
        LOG.log(
                Level.INFO,
                "{0}, to {1}, in {2} s; no pretrained weights are used",
                network.name(),
                settings.deepest(),
                (System.nanoTime() - start) / 100_000_000 / 10.0);
        return network;
    }

    /**
     * VGG16 with random weights, for tests and measurements: normally distributed with variance 2 / (9 * inputs), which
     * keeps the activations' scale from layer to layer (He et al. 2015, arXiv:1502.01852, equation 10), and no bias.
     *
     * @param seed of the random numbers; the same seed gives the same bits
     * @return the network, to {@code pool5}, with maximum pooling and {@link Preprocessing#CAFFE}
     */
    public static Network random(long seed) {
        Random random = new Random(seed);
        List<Convolution> convolutions = Architecture.VGG16.places().stream()
                .map(place -> place.with(heInitialised(place, random), new float[place.outputs()]))
                .toList();
        return new Network(
                "VGG16 with random weights (seed " + seed + ")",
                Preprocessing.CAFFE,
                Architecture.VGG16.chain(convolutions, Pooling.MAX));
    }

    private static float[] heInitialised(Place place, Random random) {
        float[] filters = new float[place.weights()];
        double deviation = Math.sqrt(2.0 * place.outputs() / place.weights());
        for (int i = 0; i < filters.length; i++) {
            filters[i] = (float) (deviation * random.nextGaussian());
        }
        return filters;
    }
}
