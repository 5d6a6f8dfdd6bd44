package io.github.brushwork.vgg;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.calibration.Calibration;
import io.github.brushwork.vgg.calibration.FilterLearning;
import io.github.brushwork.vgg.download.Downloader;
import io.github.brushwork.vgg.format.WeightsException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
     * VGG16 with the pretrained ImageNet weights, from the first of {@link #source()}'s places that has them; the last one
     * is a download of 59 MB, done once. Logs which file it took and why.
     *
     * @return the network, with maximum pooling and zero padding as it was trained; see {@link Network#withPooling}
     * @throws WeightsException if there is no file and none can be fetched, the property or variable names one that is not
     *     there, or it cannot be used; the message says where to get the file and where to put it
     */
    public static Network pretrained() {
        return source().require();
    }

    /**
     * VGG16 with the pretrained weights from this file; no other place is looked at. Logs which file it took.
     *
     * <p>A file that stops early gives a network that stops there, with the pooling if it was a block's end; one with all
     * thirteen convolutions goes to {@code pool5}.
     *
     * @param file a weights file of any format that {@link io.github.brushwork.vgg.format.WeightFiles} reads
     * @return the network, with maximum pooling, zero padding and the preprocessing it was trained with
     * @throws WeightsException if the file is missing, damaged, of another layout or for another network, a layer is missing
     *     before another one, or a weight has the wrong shape or type or is not finite
     */
    public static Network pretrained(Path file) {
        return WeightSource.file(Architecture.VGG16, file).require();
    }

    /**
     * Where {@link #pretrained()} looks, in this order: the file that the system property {@code brushwork.weights} or else
     * the environment variable {@code BRUSHWORK_WEIGHTS} names; the user's cache ({@link WeightCache#ofUser}); a download of
     * {@link PublishedWeights#VGG16} into that cache.
     *
     * @return the places
     */
    public static WeightSource source() {
        return source(new Downloader());
    }

    /**
     * As {@link #source()}, with other settings of the download, for example a listener that shows its progress.
     *
     * @param downloader how to fetch the file
     * @return the places
     */
    public static WeightSource source(Downloader downloader) {
        return VggNetworks.source(PublishedWeights.VGG16, Settings.ofThisProcess(), downloader);
    }

    /**
     * The places of {@link #source()} but the download: what can be had without a network connection.
     *
     * @return the places
     */
    public static WeightSource localSource() {
        return VggNetworks.local(PublishedWeights.VGG16, Settings.ofThisProcess());
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
     *   <li>these directions, as filters, are half of the layer's, the other half their negatives; where they are fewer, random
     *       mixtures of them fill up;
     *   <li>each channel shifted so that before the ReLU it has mean 0 over both images, and divided by the root of its
     *       standard deviation (and of the layer's): channels that vary little are raised half of the way to those that vary much.
     * </ol>
     *
     * <p>{@link Calibration#filters} chooses other filters, {@link Calibration#equalisation} another scale. Convolutions
     * replicate the border of their input, in learning as in the network, see {@link Calibration#padding}.
     *
     * <p>Started from the patches' principal components, networks carry signals well before any training (Krahenbuhl et al.
     * 2016, arXiv:1511.06856; Coates and Ng 2012, "Learning Feature Representations with K-means"); untrained filters
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
        return calibrated(content, List.of(style), settings);
    }

    /**
     * VGG16's layers with filters learned on a content image and several styles, all alike; see {@link #calibrated(Image,
     * Image, Calibration)}.
     *
     * @param content an image; its alpha is ignored
     * @param styles images of any other sizes, at least one; their alpha is ignored
     * @param settings how to learn
     * @return the network, to the deepest layer of the settings, with {@link Preprocessing#SYMMETRIC}
     * @throws IllegalArgumentException if an image is too small for the deepest layer, or all are of one flat colour
     */
    public static Network calibrated(Image content, List<Image> styles, Calibration settings) {
        long start = System.nanoTime();
        List<Convolution> convolutions;
        try (Workers workers = Workers.onAllProcessors()) {
            convolutions = FilterLearning.learn(
                    Stream.concat(Stream.of(content), styles.stream()).toList(), settings, Kernels.fastest(workers));
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
        return VggNetworks.random(Architecture.VGG16, seed);
    }
}
