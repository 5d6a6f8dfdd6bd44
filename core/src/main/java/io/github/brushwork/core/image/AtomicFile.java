package io.github.brushwork.core.image;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/** Replaces files as a whole: written beside the target, then moved into its place; nothing is left after a failure. */
final class AtomicFile {

    /** Moves a file as {@link Files#move} does. */
    @FunctionalInterface
    interface Move {
        void move(Path from, Path to, CopyOption... options) throws IOException;
    }

    private AtomicFile() {}

    /** Follows symbolic links, keeps the POSIX permissions of a file that is replaced. */
    static void write(Path target, byte[] content) throws IOException {
        write(target, content, Files::move);
    }

    /**
     * A thread that is interrupted is so again afterwards: its channels would be closed, and what an interrupted run has found could
     * not be saved.
     */
    static void write(Path target, byte[] content, Move move) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            replace(target, content, move);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void replace(Path target, byte[] content, Move move) throws IOException {
        Path file = Files.exists(target) ? target.toRealPath() : target;
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            // Not Files.createTempFile, whose files nobody but the owner may read.
            Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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
