package io.github.brushwork.consumer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipFile;

/**
 * A jar in a Maven repository.
 *
 * @param file its file
 * @param artifact its artifact, without group and version
 */
record Jar(Path file, String artifact) {

    /** The folders of a repository are group, artifact and version. */
    static Jar at(String path) {
        Path file = Path.of(path);
        return new Jar(file, file.getParent().getParent().getFileName().toString());
    }

    boolean isBrushwork() {
        return artifact.equals("brushwork") || artifact.startsWith("brushwork-");
    }

    boolean hasNativeLibrary() {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().anyMatch(entry -> isNative(entry.getName().toLowerCase(Locale.ROOT)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isNative(String name) {
        return name.endsWith(".so")
                || name.contains(".so.")
                || name.endsWith(".dll")
                || name.endsWith(".dylib")
                || name.endsWith(".jnilib");
    }
}
