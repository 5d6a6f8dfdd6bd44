package io.github.brushwork.vgg;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.calibration.Calibration;
import io.github.brushwork.vgg.download.Downloader;
import io.github.brushwork.vgg.format.WeightsException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A place where the weights of a VGG network may be had. Sources compose: {@code
 * cached(VGG16, cache).or(download(VGG16, cache, downloader))} looks into the cache first. Those made by the factories here
 * are immutable and safe to share between threads; nothing is read or fetched before {@link #look}.
 */
public interface WeightSource {

    /** What a source gave. */
    sealed interface Finding permits Found, Absent {}

    /**
     * A network.
     *
     * @param network ready to use
     */
    record Found(Network network) implements Finding {

        /**
         * A network.
         *
         * @param network ready to use
         */
        public Found {
            Objects.requireNonNull(network, "network");
        }
    }

    /**
     * Nothing here, so that another source may be asked.
     *
     * @param reason why there is nothing, in words that fit into a list of reasons
     */
    record Absent(String reason) implements Finding {

        /**
         * Nothing.
         *
         * @param reason why there is nothing
         */
        public Absent {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * Looks for the weights, and fetches and reads them if this source has them.
     *
     * @return the network, or why there is none
     * @throws WeightsException if the user pointed at something that cannot be used; no other source is asked then
     */
    Finding look();

    /**
     * What this source is and what it would do now, for people; reads no weights and uses no network connection.
     *
     * @return a few words, for example a path and whether there is a file
     */
    String describe();

    /**
     * This source, or another one where this one has nothing.
     *
     * @param next asked where this source has nothing
     * @return both, in this order
     */
    default WeightSource or(WeightSource next) {
        return new FirstOf(this, next);
    }

    /**
     * The network.
     *
     * @return the network
     * @throws WeightsException if there is none; the message gives every reason
     */
    default Network require() {
        Finding finding = look();
        if (finding instanceof Found found) {
            return found.network();
        }
        throw new WeightsException("no weights: " + ((Absent) finding).reason());
    }

    /**
     * A file that must be there.
     *
     * @param architecture the network it is for
     * @param file a weights file of any format that {@link io.github.brushwork.vgg.format.WeightFiles} reads
     * @return a source that throws where the file is missing or cannot be used
     */
    static WeightSource file(Architecture architecture, Path file) {
        return new FileSource(architecture, file, "given by the caller");
    }

    /**
     * A published file in a cache. Its size and checksum are compared each time, which takes a fraction of a second: a
     * damaged file counts as absent, so that a download may replace it.
     *
     * @param weights which file
     * @param cache where to look
     * @return the source
     */
    static WeightSource cached(PublishedWeights weights, WeightCache cache) {
        return new CacheSource(weights, cache);
    }

    /**
     * A published file, downloaded into a cache: resumed where an earlier run was cut off, checked, and moved into place.
     * Has nothing if no mirror gives it; an interrupted thread ends the look with a {@link
     * java.util.concurrent.CancellationException}. Logs the attribution that the licence asks for.
     *
     * @param weights which file
     * @param cache where to put it
     * @param downloader how to fetch it
     * @return the source
     */
    static WeightSource download(PublishedWeights weights, WeightCache cache, Downloader downloader) {
        return new DownloadSource(weights, cache, downloader);
    }

    /**
     * The pretrained network of the DL4J model zoo, where DL4J keeps it: {@code models/vgg16/vgg16_dl4j_inference.zip} below
     * the folder of the system property {@code org.deeplearning4j.resources.directory}, or else {@code ~/.deeplearning4j}.
     * Nothing is fetched: the zoo's own address no longer answers.
     *
     * @param architecture which network
     * @return the source
     */
    static WeightSource zoo(Architecture architecture) {
        return ZooSource.of(architecture, Settings.ofThisProcess());
    }

    /**
     * VGG16's layers with filters learned on two images; always there.
     *
     * @param content an image
     * @param style another one
     * @param settings how they are learned
     * @return the source
     * @see Vgg16#calibrated(Image, Image, Calibration)
     */
    static WeightSource calibrated(Image content, Image style, Calibration settings) {
        return new CalibrationSource(content, style, settings);
    }
}
