package io.github.brushwork.vgg.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Fetches files over HTTP so that a target is whole and checked, or not there.
 *
 * <ul>
 *   <li>Bytes go to {@code <target>.part}, which takes the target's place when size and checksum fit. What a broken
 *       connection or a killed process leaves there is resumed by the next attempt, also from another mirror.
 *   <li>Failures that may pass (no connection, a stall, a server that is busy) are retried after a wait that doubles; others
 *       lead to the next mirror at once. An attempt that brings at least a hundredth of the file starts the count of
 *       attempts anew.
 *   <li>Threads and processes that want the same target share one download. The lock is {@code <target>.lock}, which stays
 *       as an empty file.
 *   <li>Proxies are those of the JVM ({@code https.proxyHost} and the like), then those of the environment variables {@code
 *       HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}. Redirects are followed, but not from https to http.
 * </ul>
 *
 * <p>The folder must be on a file system that locks files. Immutable and safe to share between threads, as far as its
 * listener is.
 */
public final class Downloader {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(60);
    private static final Retries RETRIES = new Retries(5, Duration.ofSeconds(1), Duration.ofSeconds(60));

    private final Duration connectTimeout;
    private final Duration stallTimeout;
    private final Retries retries;
    private final DownloadListener listener;
    private final Optional<Surroundings> surroundings;

    /**
     * Creates a downloader: 20 s to connect, 60 s without a byte, 5 attempts a mirror, waits from 1 s to 60 s between them,
     * and a listener that logs.
     */
    public Downloader() {
        this(CONNECT_TIMEOUT, STALL_TIMEOUT, RETRIES, DownloadListener.logging(), Optional.empty());
    }

    private Downloader(
            Duration connectTimeout,
            Duration stallTimeout,
            Retries retries,
            DownloadListener listener,
            Optional<Surroundings> surroundings) {
        this.connectTimeout = Durations.requirePositive("connect timeout", connectTimeout);
        this.stallTimeout = Durations.requirePositive("stall timeout", stallTimeout);
        this.retries = retries;
        this.listener = Objects.requireNonNull(listener, "listener");
        this.surroundings = surroundings;
    }

    /**
     * A copy with another connect timeout.
     *
     * @param timeout how long connecting to a server may take, at least a millisecond
     * @return the copy
     * @throws IllegalArgumentException if it is shorter
     */
    public Downloader withConnectTimeout(Duration timeout) {
        return new Downloader(timeout, stallTimeout, retries, listener, surroundings);
    }

    /**
     * A copy with another stall timeout.
     *
     * @param timeout how long a connected server may send nothing, at least a millisecond
     * @return the copy
     * @throws IllegalArgumentException if it is shorter
     */
    public Downloader withStallTimeout(Duration timeout) {
        return new Downloader(connectTimeout, timeout, retries, listener, surroundings);
    }

    /**
     * A copy with another number of attempts.
     *
     * @param attempts how often in a row a mirror may fail before the next one is asked, at least 1
     * @return the copy
     * @throws IllegalArgumentException if it is less
     */
    public Downloader withAttempts(int attempts) {
        Retries changed = new Retries(attempts, retries.firstDelay(), retries.longestDelay());
        return new Downloader(connectTimeout, stallTimeout, changed, listener, surroundings);
    }

    /**
     * A copy with other waits between the attempts.
     *
     * @param first the wait after a first failure, at least a millisecond; it doubles with every further one in a row
     * @param longest the longest wait, also if a server asks for more with {@code Retry-After}; not under the first
     * @return the copy
     * @throws IllegalArgumentException if they are shorter
     */
    public Downloader withBackOff(Duration first, Duration longest) {
        Retries changed = new Retries(retries.attempts(), first, longest);
        return new Downloader(connectTimeout, stallTimeout, changed, listener, surroundings);
    }

    /**
     * A copy with another listener, in place of the one that logs.
     *
     * @param listener is told how a download goes on
     * @return the copy
     */
    public Downloader withListener(DownloadListener listener) {
        return new Downloader(connectTimeout, stallTimeout, retries, listener, surroundings);
    }

    /** For tests: instead of what the process is in when it fetches. */
    Downloader withSurroundings(Surroundings surroundings) {
        return new Downloader(connectTimeout, stallTimeout, retries, listener, Optional.of(surroundings));
    }

    /**
     * Makes sure that a target is a true copy of a file. If it is one already, nothing is asked of the network; if it is
     * something else, a download replaces it. Blocks until it is done. Interrupting the thread ends the wait soon; what has
     * arrived stays for the next call, and the thread stays interrupted.
     *
     * @param file what to fetch
     * @param target where to put it; missing folders are created
     * @return the target
     * @throws DownloadException if no mirror gives the file, if the disk is full or cannot be written, if a proxy setting is
     *     wrong, or if the thread is interrupted; the message says what to do
     */
    public Path fetch(RemoteFile file, Path target) {
        Path place = target.toAbsolutePath();
        try {
            if (flaw(file, place).isPresent()) {
                createFolder(place);
                TargetLock.whileHeld(place, () -> listener.waiting(place), () -> replace(file, place));
            }
            return target;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DownloadException(
                    "interrupted while fetching " + file.fileName() + " to " + place
                            + ": what has arrived is kept, and the next fetch goes on from there",
                    e);
        }
    }

    /** Does nothing if the target is whole by now: whoever held the lock before may have fetched it. */
    private void replace(RemoteFile file, Path target) throws InterruptedException {
        Optional<String> flaw = flaw(file, target);
        if (flaw.isEmpty()) {
            return;
        }
        if (Files.exists(target)) {
            listener.replacing(target, flaw.get());
        }
        Surroundings here = surroundings.orElseGet(Surroundings::ofThisProcess);
        HttpSource source = new HttpSource(here.proxies(), connectTimeout, stallTimeout);
        new Fetch(file, target, here.pause(), source, retries, listener).run();
    }

    /** What is wrong with the target; that it is absent counts too. */
    private static Optional<String> flaw(RemoteFile file, Path target) {
        if (Files.isDirectory(target)) {
            throw new DownloadException(target + " is a folder: give the name of a file in it");
        }
        try {
            return Files.exists(target) ? file.flaw(target) : Optional.of("it is not there");
        } catch (IOException e) {
            throw new DownloadException(
                    "cannot read " + target + " (" + Reasons.of(e)
                            + "): see to its permissions, or choose another place",
                    e);
        }
    }

    private static void createFolder(Path target) {
        try {
            Files.createDirectories(target.getParent());
        } catch (IOException e) {
            throw new DownloadException(
                    "cannot create the folder " + target.getParent() + " (" + Reasons.of(e)
                            + "): see to the permissions of the folder above it, or choose another place",
                    e);
        }
    }
}
