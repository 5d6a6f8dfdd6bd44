package io.github.brushwork.vgg;

import io.github.brushwork.vgg.download.DownloadException;
import io.github.brushwork.vgg.download.Downloader;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/** A published file, downloaded into a cache. */
record DownloadSource(PublishedWeights weights, WeightCache cache, Downloader downloader) implements WeightSource {

    @Override
    public Finding look() {
        Path target = cache.file(weights);
        try {
            downloader.fetch(weights.file(), target);
        } catch (DownloadException e) {
            requireUninterrupted(e);
            return new Absent(e.getMessage());
        }
        System.getLogger(DownloadSource.class.getName()).log(Level.INFO, weights.attribution());
        return new FileSource(weights.architecture(), target, "downloaded").look();
    }

    /** Who is interrupted wants to stop, and not the next source. */
    private static void requireUninterrupted(DownloadException failure) {
        if (Thread.currentThread().isInterrupted()) {
            CancellationException cancelled = new CancellationException(failure.getMessage());
            cancelled.initCause(failure);
            throw cancelled;
        }
    }

    @Override
    public String describe() {
        return "download: " + weights.file().mirrors().get(0) + " ("
                + weights.file().size() + " bytes)";
    }
}
