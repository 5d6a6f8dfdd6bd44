package io.github.brushwork.vgg;

import io.github.brushwork.core.Network;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.download.Downloader;
import io.github.brushwork.vgg.format.WeightsException;
import java.nio.file.Path;

/**
 * The convolutional part of VGG19 (Simonyan and Zisserman 2015, arXiv:1409.1556): {@link Vgg16} with a fourth convolution in
 * each of the last three blocks. The network of Gatys et al. 2016 and of most programs that followed.
 *
 * <p>The names of layers, and what holds for the pretrained weights, are as in {@link Vgg16}: VGG-19 weights (c) K. Simonyan
 * and A. Zisserman, Visual Geometry Group, University of Oxford (arXiv:1409.1556), under the licence
 * <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>.
 */
public final class Vgg19 {

    private Vgg19() {}

    /**
     * VGG19 with the pretrained ImageNet weights, from the first of {@link #source()}'s places that has them; the last one
     * is a download of 80 MB, done once. Logs which file it took and why.
     *
     * @return the network, with maximum pooling and zero padding as it was trained; see {@link Network#withPooling}
     * @throws WeightsException if there is no file and none can be fetched, the property or variable names one that is not
     *     there, or it cannot be used; the message says where to get the file and where to put it
     */
    public static Network pretrained() {
        return source().require();
    }

    /**
     * VGG19 with the pretrained weights from this file, which may stop early; no other place is looked at. Logs which file it
     * took.
     *
     * @param file a weights file of any format that {@link io.github.brushwork.vgg.format.WeightFiles} reads
     * @return the network, with maximum pooling, zero padding and the preprocessing it was trained with
     * @throws WeightsException if the file is missing, damaged, of another layout or for another network, a layer is missing
     *     before another one, or a weight has the wrong shape or type or is not finite
     */
    public static Network pretrained(Path file) {
        return WeightSource.file(Architecture.VGG19, file).require();
    }

    /**
     * Where {@link #pretrained()} looks, in this order: the file that the system property {@code brushwork.weights.vgg19} or
     * else the environment variable {@code BRUSHWORK_WEIGHTS_VGG19} names; the user's cache ({@link WeightCache#ofUser}); a
     * download of {@link PublishedWeights#VGG19} into that cache.
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
        return VggNetworks.source(PublishedWeights.VGG19, Settings.ofThisProcess(), downloader);
    }

    /**
     * The places of {@link #source()} but the download: what can be had without a network connection.
     *
     * @return the places
     */
    public static WeightSource localSource() {
        return VggNetworks.local(PublishedWeights.VGG19, Settings.ofThisProcess());
    }

    /**
     * VGG19 with random weights, for tests and measurements, as {@link Vgg16#random}.
     *
     * @param seed of the random numbers; the same seed gives the same bits
     * @return the network, to {@code pool5}, with maximum pooling and the preprocessing of the pretrained one
     */
    public static Network random(long seed) {
        return VggNetworks.random(Architecture.VGG19, seed);
    }
}
