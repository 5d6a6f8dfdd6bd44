package io.github.brushwork.examples.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes files beside their place and moves them there, so that nothing half written is ever found. */
public final class WholeFile {

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Writing {

        /**
         * Writes the content.
         *
         * @param file a file that is not there yet, with the ending of the one that is wanted
         * @throws IOException if it cannot
         */
        void write(Path file) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes a file; one that exists is replaced.
     *
     * @param what what it is, for the error: "the settings"
     * @param file the file; its folder must exist
     * @param writing writes the content
     * @throws UncheckedIOException if it cannot be written; a file that was there is there still
     */
    public static void write(String what, Path file, Writing writing) {
        try {
            // not createTempFile: its file could be read by nobody else
            Path beside = folder(file).resolve("." + UUID.randomUUID() + "." + file.getFileName());
            try {
                writing.write(beside);
                Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + what + " " + file + ": " + e, e);
        }
    }

    /**
     * Looks whether a file could be written, before there is anything to write.
     *
     * @param what what it is, for the error: "the report"
     * @param file the file
     * @throws UncheckedIOException if its folder is missing or may not be written to, or the file is a folder
     */
    public static void requireWritable(String what, Path file) {
        Path folder = folder(file);
        if (!Files.isDirectory(folder)) {
            throw refused(what, file, "there is no folder \"" + folder + "\"; create it first");
        }
        if (Files.isDirectory(file)) {
            throw refused(what, file, "it is a folder; give a file in it");
        }
        if (!Files.isWritable(folder)) {
            throw refused(what, file, "its folder may not be written to; change the permissions or give another");
        }
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().getParent();
    }

    private static UncheckedIOException refused(String what, Path file, String reason) {
        String message = "cannot write " + what + " " + file + ": " + reason;
        return new UncheckedIOException(message, new IOException(message));
    }
}
