package io.github.brushwork.cli.report;

import io.github.brushwork.core.image.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** Pictures as text, to be part of a page. */
final class DataUri {

    private DataUri() {}

    /** Without loss. */
    static String png(Image image) {
        return of(image, "png", "image/png");
    }

    /** Smaller; without loss where there is transparency. */
    static String small(Image image) {
        return image.hasAlpha() ? png(image) : of(image, "jpg", "image/jpeg");
    }

    private static String of(Image image, String ending, String type) {
        try {
            Path file = Files.createTempFile("picture-", "." + ending);
            try {
                image.write(file);
                return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(Files.readAllBytes(file));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no place for a temporary picture: " + e, e);
        }
    }
}
