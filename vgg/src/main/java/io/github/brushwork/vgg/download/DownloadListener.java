package io.github.brushwork.vgg.download;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Is told how a download goes on, always on the thread that called {@link Downloader#fetch}. What it throws ends the
 * download; what has arrived stays and is resumed by the next one. Nothing is told of a file that need not be fetched.
 */
public interface DownloadListener {

    /**
     * A mirror began to send.
     *
     * @param file what is fetched
     * @param mirror where from
     * @param resumedAt the number of bytes that are there already, 0 for a download from the start
     */
    default void started(RemoteFile file, URI mirror, long resumedAt) {}

    /**
     * Bytes arrived: called for every few kilobytes, so it should be quick.
     *
     * @param bytes how many bytes of the file are there now
     * @param total the size of the file in bytes
     */
    default void progressed(long bytes, long total) {}

    /**
     * An attempt failed, and the same mirror is asked again.
     *
     * @param mirror the one that failed
     * @param reason why, for a message
     * @param delay the wait before the next attempt
     */
    default void retrying(URI mirror, String reason, Duration delay) {}

    /**
     * A mirror is given up, and the next one is asked.
     *
     * @param mirror the one given up
     * @param reason why, for a message
     */
    default void givenUp(URI mirror, String reason) {}

    /**
     * There is a file in the target's place, but it is not the one wanted, and a good download will replace it.
     *
     * @param target the file
     * @param reason what is wrong with it, for a message
     */
    default void replacing(Path target, String reason) {}

    /**
     * Another thread or process is fetching the same target; its download is waited for.
     *
     * @param target the file
     */
    default void waiting(Path target) {}

    /**
     * The file is whole, checked and in its place.
     *
     * @param target the file
     */
    default void finished(Path target) {}

    /**
     * A listener that logs to the {@link System.Logger} named as {@link Downloader}: one line at the start and one at the
     * end, a warning for whatever goes wrong between, and no progress.
     *
     * @return the listener
     */
    static DownloadListener logging() {
        return new LoggingListener();
    }
}
