package io.github.brushwork.vgg;

import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.download.Checksum;
import io.github.brushwork.vgg.download.RemoteFile;
import io.github.brushwork.vgg.format.WeightsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A weights file that its authors have put on the web, and the terms it comes under.
 *
 * @param name a short name for commands, for example {@code vgg16}
 * @param file where it is, how long, and its checksum
 * @param architecture the network it is for
 * @param licence short name and address of the licence
 * @param attribution the notice that the licence asks to keep
 */
public record PublishedWeights(
        String name, Architecture architecture, RemoteFile file, String licence, String attribution) {

    private static final String CC_BY = "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)";

    /**
     * The original ImageNet weights of VGG16's convolutions, in Keras' layout; the checksum is the one that Keras
     * publishes (keras/applications/vgg16.py).
     */
    public static final PublishedWeights VGG16 =
            keras(Architecture.VGG16, 58_889_256, "6d6bbae143d832006294945121d1f1fc");

    /**
     * The original ImageNet weights of VGG19's convolutions, in Keras' layout; the checksum is the one that Keras
     * publishes (keras/applications/vgg19.py).
     */
    public static final PublishedWeights VGG19 =
            keras(Architecture.VGG19, 80_134_624, "253f8cb515780f3b799900260a226db6");

    /** How a file on disk compares with the published one. */
    public enum State {
        /** There is no such file. */
        ABSENT,
        /** Size or checksum differ. */
        DAMAGED,
        /** Size and checksum are those of the published file. */
        WHOLE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * All files that are known by name.
     *
     * @return an unmodifiable list
     */
    public static List<PublishedWeights> all() {
        return List.of(VGG16, VGG19);
    }

    /**
     * The file of this name.
     *
     * @param name for example {@code vgg16}
     * @return the file
     * @throws IllegalArgumentException if there is none; the message lists the names there are
     */
    public static PublishedWeights named(String name) {
        return all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no published weights are called \"" + name
                        + "\"; there are "
                        + all().stream().map(PublishedWeights::name).collect(Collectors.joining(", "))));
    }

    /**
     * The same file from other addresses, with the published one's size and checksum.
     *
     * @param mirrors where to fetch it, in order, http or https; the published addresses are not asked
     * @return a copy
     * @throws IllegalArgumentException if there is no address, or one is no http or https address
     */
    public PublishedWeights withMirrors(List<URI> mirrors) {
        RemoteFile elsewhere = new RemoteFile(file.fileName(), mirrors, file.size(), file.checksum());
        return new PublishedWeights(name, architecture, elsewhere, licence, attribution);
    }

    /**
     * How a file on disk compares with this one; reads all of it.
     *
     * @param path a file
     * @return absent, damaged or whole
     * @throws WeightsException if there is a file, but it cannot be read
     */
    public State stateOf(Path path) {
        if (!Files.exists(path)) {
            return State.ABSENT;
        }
        try {
            return file.flaw(path).isEmpty() ? State.WHOLE : State.DAMAGED;
        } catch (IOException e) {
            throw new WeightsException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static PublishedWeights keras(Architecture architecture, long size, String md5) {
        String name = architecture.name().toLowerCase(Locale.ROOT);
        String fileName = name + "_weights_tf_dim_ordering_tf_kernels_notop.h5";
        List<URI> mirrors = List.of(
                URI.create("https://storage.googleapis.com/tensorflow/keras-applications/" + name + "/" + fileName),
                URI.create("https://github.com/fchollet/deep-learning-models/releases/download/v0.1/" + fileName));
        return new PublishedWeights(
                name,
                architecture,
                new RemoteFile(fileName, mirrors, size, Checksum.md5(md5)),
                CC_BY,
                "VGG-" + name.substring(3)
                        + " weights (c) K. Simonyan and A. Zisserman, Visual Geometry Group, University of"
                        + " Oxford (arXiv:1409.1556), " + CC_BY);
    }
}
