package io.github.brushwork.cli.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Finds pictures: a file, all of a folder but not of those in it, or all that match a pattern such as {@code photos/**.jpg}. */
final class PictureFiles {

    private static final List<String> ENDINGS = Arrays.stream(ImageIO.getReaderFileSuffixes())
            .map(ending -> "." + ending.toLowerCase(Locale.ROOT))
            .toList();

    private PictureFiles() {}

    /**
     * All pictures at these places, those of each sorted by name, and none twice.
     *
     * @throws IllegalArgumentException if there is no picture at one of them
     */
    static List<Path> at(List<String> places) {
        return places.stream().flatMap(place -> at(place).stream()).distinct().toList();
    }

    private static List<Path> at(String place) {
        List<Path> found = isThere(place) ? in(Path.of(place)) : matching(place);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no picture " + place
                    + ": name a file, a folder of pictures, or a pattern such as \"photos/*.jpg\"");
        }
        return found;
    }

    /** A pattern may be no path at all. */
    private static boolean isThere(String place) {
        try {
            return Files.exists(Path.of(place));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static List<Path> in(Path place) {
        return Files.isDirectory(place) ? walk(place, 1, PictureFiles::isPicture) : List.of(place);
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static List<Path> matching(String pattern) {
        int wild = pattern.replaceFirst("[*?\\[{].*", "").lastIndexOf('/') + 1;
        Path folder = Path.of(pattern.substring(0, wild));
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return Files.isDirectory(folder.toAbsolutePath())
                ? walk(folder, Integer.MAX_VALUE, matcher::matches)
                : List.of();
    }

    private static List<Path> walk(Path folder, int depth, Predicate<Path> wanted) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(Files::isRegularFile).filter(wanted).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("cannot look for pictures in " + folder + ": " + e.getMessage(), e);
        }
    }
}
