package io.github.brushwork.core.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/**
 * Replaces files as a whole: what is written lies beside the target until it is complete, then it is moved into its place. After a
 * failure the target is what it was, and nothing lies beside it. Safe to use from several threads; if several write the same file, one of them wins.
 *
 * <p>Symbolic links are followed, and the POSIX permissions of a file that is replaced are kept.
 *
 * <p>A thread that is interrupted can write, and is still interrupted afterwards, so that an interrupted run can save its results.
 */
public final class WholeFile {

    /** Writes the content of a file to a stream. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes it.
         *
         * @param out takes the bytes; not to be closed
         * @throws IOException if it cannot
         */
        void write(OutputStream out) throws IOException;
    }

    /** Makes a file, as a program does that is given a path to write to. */
    @FunctionalInterface
    public interface Making {

        /**
         * Makes it.
         *
         * @param file a file that is not there yet, with the ending of the target
         * @throws IOException if it cannot
         */
        void make(Path file) throws IOException;
    }

    /** Moves a file as {@link Files#move} does. */
    @FunctionalInterface
    interface Move {
        void move(Path from, Path to, CopyOption... options) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes a file, on the disk before it is moved into its place.
     *
     * @param target the file; its folder must exist
     * @param content writes its content
     * @throws IOException if it cannot be written
     */
    public static void write(Path target, Content content) throws IOException {
        replace(target, file -> stream(file, content), Files::move);
    }

    /**
     * Replaces a file by one that a program makes itself, given a path.
     *
     * @param target the file; its folder must exist
     * @param making makes it
     * @throws IOException if it cannot be made
     */
    public static void make(Path target, Making making) throws IOException {
        replace(target, making, Files::move);
    }

    /**
     * The file that would be replaced; what is written lies in its folder until it is complete.
     *
     * @param target the file, or a symbolic link to it; need not exist
     * @return where links lead, absolute
     * @throws IOException if a link cannot be followed
     */
    public static Path place(Path target) throws IOException {
        return Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
    }

    /** Not by way of a channel, which would be closed by an interruption that comes now. */
    private static void stream(Path file, Content content) throws IOException {
        Files.createFile(file); // for exceptions that tell what is wrong
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            content.write(out);
            out.getFD().sync();
        }
    }

    static void replace(Path target, Making making, Move move) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            replaceUninterrupted(target, making, move);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void replaceUninterrupted(Path target, Making making, Move move) throws IOException {
        Path file = place(target);
        // Not Files.createTempFile, whose files nobody but the owner may read.
        Path temporary = file.resolveSibling("." + UUID.randomUUID() + "." + file.getFileName());
        try {
            making.make(temporary);
            copyPermissions(file, temporary);
            move(temporary, file, move);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (view != null && Files.exists(from)) {
            view.setPermissions(Files.getPosixFilePermissions(from));
        }
    }

    private static void move(Path temporary, Path file, Move move) throws IOException {
        try {
            move.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            move.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
