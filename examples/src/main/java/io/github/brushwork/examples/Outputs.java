package io.github.brushwork.examples;

import java.nio.file.Files;
import java.nio.file.Path;

/** Checks of where results will go, before minutes are spent on computing them. */
final class Outputs {

    private Outputs() {}

    /**
     * Checks that a file can be written.
     *
     * @param file the file
     * @throws IllegalArgumentException if it is a directory or its folder is missing or not writable
     */
    static void requireWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("cannot write " + file + ": it is a folder; name a file in it");
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("cannot write " + file + ": there is no folder " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new IllegalArgumentException("cannot write " + file + ": the folder " + folder + " is read-only");
        }
    }
}
