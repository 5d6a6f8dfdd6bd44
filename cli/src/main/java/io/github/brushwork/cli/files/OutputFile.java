package io.github.brushwork.cli.files;

import io.github.brushwork.core.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a command writes: whole or not at all, and refused in words before the work where they could not be. */
public final class OutputFile {

    private OutputFile() {}

    /**
     * Writes a text; a file that exists is replaced.
     *
     * @param what what it is, for the error: "the settings"
     * @param file the file; its folder must exist
     * @param text its content
     * @throws UncheckedIOException if it cannot be written; a file that was there is there still
     */
    public static void write(String what, Path file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writing(what, file, () -> WholeFile.write(file, out -> out.write(bytes)));
    }

    /**
     * Has a file made; one that exists is replaced.
     *
     * @param what what it is, for the error: "the film"
     * @param file the file; its folder must exist
     * @param making makes it
     * @throws UncheckedIOException if it cannot be made; a file that was there is there still
     */
    public static void make(String what, Path file, WholeFile.Making making) {
        writing(what, file, () -> WholeFile.make(file, making));
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void writing(String what, Path file, Writing writing) {
        try {
            writing.run();
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
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw refused(what, file, "there is no folder \"" + folder + "\"; create it first");
        }
        if (Files.isDirectory(file)) {
            throw refused(what, file, "it is a folder; give a file in it");
        }
        if (!Files.isWritable(place(what, file).getParent())) {
            throw refused(what, file, "its folder may not be written to; change the permissions or give another");
        }
    }

    private static Path place(String what, Path file) {
        try {
            return WholeFile.place(file);
        } catch (IOException e) {
            throw refused(what, file, e.toString());
        }
    }

    private static UncheckedIOException refused(String what, Path file, String reason) {
        String message = "cannot write " + what + " " + file + ": " + reason;
        return new UncheckedIOException(message, new IOException(message));
    }
}
