package io.github.brushwork.vgg.download;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The listener of a downloader that was given no other. */
final class LoggingListener implements DownloadListener {

    private static final System.Logger LOG = System.getLogger(Downloader.class.getName());

    @Override
    public void started(RemoteFile file, URI mirror, long resumedAt) {
        LOG.log(
                Level.INFO,
                () -> "fetching " + file.fileName() + " (" + file.size() + " bytes) from " + mirror
                        + (resumedAt > 0 ? ", of which " + resumedAt + " bytes are there already" : ""));
    }

    @Override
    public void retrying(URI mirror, String reason, Duration delay) {
        LOG.log(Level.WARNING, () -> mirror + ": " + reason + ": trying again in " + Durations.inWords(delay));
    }

    @Override
    public void givenUp(URI mirror, String reason) {
        LOG.log(Level.WARNING, () -> mirror + " is given up: " + reason);
    }

    @Override
    public void replacing(Path target, String reason) {
        LOG.log(Level.WARNING, () -> target + " is damaged and will be fetched anew: " + reason);
    }

    @Override
    public void waiting(Path target) {
        LOG.log(Level.INFO, () -> "waiting for another thread or process that is fetching " + target);
    }

    @Override
    public void finished(Path target) {
        LOG.log(Level.INFO, () -> "fetched " + target);
    }
}
