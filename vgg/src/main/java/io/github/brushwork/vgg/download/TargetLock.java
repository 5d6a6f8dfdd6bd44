package io.github.brushwork.vgg.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;

/**
 * The right to fetch a target, held by one thread of one process at a time. Between processes it is the operating system's
 * lock of a file beside the target, which ends with its process, however that ends. That lock belongs to the whole
 * process, so that threads first queue for it among themselves.
 *
 * <p>The lock file stays, empty: were it deleted, one process could hold the lock of the deleted file and another that of
 * a new one of the same name.
 */
final class TargetLock {

    /** What is done while the lock is held. */
    @FunctionalInterface
    interface Work {

        /** Does it. */
        void run() throws InterruptedException;
    }

    private static final long POLL_MILLIS = 100;

    /** Which targets threads of this process are fetching; an entry lives as long as its lock is held. */
    private static final ConcurrentMap<Path, CountDownLatch> HELD = new ConcurrentHashMap<>();

    private TargetLock() {}

    /**
     * Does some work as the only one with this target.
     *
     * @param target the target, in an existing folder
     * @param onWait called before it waits for another thread, and before it waits for another process
     * @param work what to do
     * @throws DownloadException if the lock file cannot be written
     */
    static void whileHeld(Path target, Runnable onWait, Work work) throws InterruptedException {
        Path file = lockFile(target);
        CountDownLatch released = new CountDownLatch(1);
        queue(file, released, onWait);
        try {
            whileLocked(file, onWait, work);
        } finally {
            HELD.remove(file, released);
            released.countDown();
        }
    }

    /** Under the folder's real name: two names of one folder must lead to one queue. */
    private static Path lockFile(Path target) {
        Path folder = target.getParent();
        try {
            return folder.toRealPath().resolve(target.getFileName() + ".lock");
        } catch (IOException e) {
            throw failure(folder, e);
        }
    }

    private static void queue(Path file, CountDownLatch released, Runnable onWait) throws InterruptedException {
        CountDownLatch other = HELD.putIfAbsent(file, released);
        if (other != null) {
            onWait.run();
        }
        while (other != null) {
            other.await();
            other = HELD.putIfAbsent(file, released);
        }
    }

    private static void whileLocked(Path file, Runnable onWait, Work work) throws InterruptedException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            await(channel, onWait);
            work.run();
        } catch (OverlappingFileLockException e) {
            throw new DownloadException(
                    file + " is locked by another copy of Brushwork in this very process (another class loader):"
                            + " let one of them fetch the file first",
                    e);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /**
     * Asks again and again. To block instead would be wrong on POSIX systems: they look for deadlocks between processes, not
     * threads, and so refuse two processes that fetch two files in different order.
     */
    private static void await(FileChannel channel, Runnable onWait) throws IOException, InterruptedException {
        FileLock lock = channel.tryLock();
        if (lock == null) {
            onWait.run();
        }
        while (lock == null) {
            Thread.sleep(POLL_MILLIS);
            lock = channel.tryLock();
        }
    }

    private static DownloadException failure(Path file, IOException cause) {
        return new DownloadException(
                "cannot lock " + file + " (" + Reasons.of(cause) + "): see to the permissions of " + file.getParent()
                        + ", or choose another place for the download",
                cause);
    }
}
