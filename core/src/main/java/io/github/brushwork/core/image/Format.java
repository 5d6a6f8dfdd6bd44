package io.github.brushwork.core.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats that pictures are written in. */
enum Format {
    PNG("png", ".png"),
    JPEG("jpeg", ".jpg", ".jpeg"),
    TIFF("tiff", ".tif", ".tiff"),
    WEBP("webp", ".webp");

    private final String imageIoName;
    private final List<String> endings;

    Format(String imageIoName, String... endings) {
        this.imageIoName = imageIoName;
        this.endings = List.of(endings);
    }

    /** Whether a smaller file shows less. */
    boolean isLossy() {
        return switch (this) {
            case JPEG, WEBP -> true;
            case PNG, TIFF -> false;
        };
    }

    String imageIoName() {
        return imageIoName;
    }

    /** The format that a file's name asks for, in capitals or not. */
    static Format ofEnding(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.endings.stream().anyMatch(name::endsWith))
                .findFirst()
                .orElseThrow(() -> new ImageException("cannot write image \"" + path
                        + "\": its ending names no known format; use one of " + knownEndings()));
    }

    private static String knownEndings() {
        return Arrays.stream(values())
                .flatMap(format -> format.endings.stream())
                .collect(Collectors.joining(", "));
    }
}
