package io.github.brushwork.vgg.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The file beside the target that takes the bytes until all are there. Errors of the disk are the same for every mirror,
 * so that they end the download.
 */
final class PartFile {

    private final RemoteFile file;
    private final Path target;
    private final Path part;

    PartFile(RemoteFile file, Path target) {
        this.file = file;
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
    }

    Path path() {
        return part;
    }

    /** How many bytes have arrived, 0 if there is no part. */
    long length() {
        try {
            return Files.exists(part) ? Files.size(part) : 0;
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    /**
     * Opens the part for what comes after its first bytes; what is there after them is dropped.
     *
     * @param offset how many bytes stay
     */
    FileChannel openAt(long offset) throws InterruptedException {
        requireSpace(file.size() - offset, length() - offset);
        try {
            FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return channel.truncate(offset).position(offset);
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        } catch (IOException e) {
            throw failure("write", e);
        }
    }

    void write(FileChannel channel, List<ByteBuffer> piece) throws InterruptedException {
        try {
            for (ByteBuffer buffer : piece) {
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
            }
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        } catch (IOException e) {
            throw writeFailure(e);
        }
    }

    void discard() {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw failure("delete", e);
        }
    }

    /** What is wrong with the part, if it is taken for the whole file. */
    Optional<String> flaw() {
        try {
            return file.flaw(part);
        } catch (IOException e) {
            throw failure("read", e);
        }
    }

    /** Puts the part in the target's place, at once and only when its bytes are safe on the disk. */
    void moveToTarget() throws InterruptedException {
        try {
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (ClosedByInterruptException e) {
            throw interrupted();
        } catch (IOException e) {
            throw new DownloadException(
                    "fetched " + part + ", but cannot move it to " + target + " (" + Reasons.of(e)
                            + "): close what has that file open, or see to its permissions, and try again",
                    e);
        }
    }

    private void requireSpace(long needed, long freed) {
        long usable = usableSpace();
        if (usable + freed < needed) {
            throw new DownloadException("not enough space for " + target + ": " + needed + " bytes are to come, and "
                    + usable + " are free on the disk of " + part.getParent() + ". Make room, or choose another place");
        }
    }

    /** The free bytes of the disk; a file system that does not tell its size is taken to have enough. */
    private long usableSpace() {
        try {
            FileStore store = Files.getFileStore(part.getParent());
            long usable = store.getUsableSpace();
            return usable < 0 || store.getTotalSpace() <= 0 ? Long.MAX_VALUE / 2 : usable;
        } catch (IOException e) {
            throw failure("find the free space for", e);
        }
    }

    /** That the disk is full is told by its free space: the words of the exception differ between systems. */
    private DownloadException writeFailure(IOException cause) {
        long missing = file.size() - length();
        long usable = usableSpace();
        if (usable >= missing) {
            return failure("write", cause);
        }
        discard();
        return new DownloadException(
                "the disk of " + part.getParent() + " is full: " + missing + " bytes of " + target
                        + " were still to come, and " + usable + " were free (" + Reasons.of(cause) + "). What had"
                        + " arrived is deleted. Make room, or choose another place",
                cause);
    }

    private DownloadException failure(String what, IOException cause) {
        return new DownloadException(
                "cannot " + what + " " + part + " (" + Reasons.of(cause)
                        + "): see to the permissions of the file and of " + part.getParent()
                        + ", or choose another place",
                cause);
    }

    private static InterruptedException interrupted() {
        return new InterruptedException("interrupted while writing");
    }
}
