package io.github.brushwork.examples;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.ImageException;
import io.github.brushwork.vgg.Vgg16;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Looks for the pictures of a folder that resemble a picture most, by a network's features and without any style transfer.
 *
 * <p>Arguments: {@code style}, to look for pictures painted alike, or {@code subject}, for pictures of the same things; the
 * picture, and the folder.
 */
public final class SimilarImages {

    private static final int SIZE = 256;

    private record Match(Path file, double distance) {}

    private SimilarImages() {}

    /**
     * Prints the pictures of a folder, the most similar first, with their distances from 0 to 1.
     *
     * @param arguments {@code style} or {@code subject}, a picture, and a folder
     * @throws IOException if the folder cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        List<Path> paths = Arguments.paths("SimilarImages style|subject PICTURE FOLDER", arguments);
        Likeness likeness = Likeness.named(arguments[0]);
        try (Engine engine = Engine.auto()) {
            run(likeness, paths.get(1), paths.get(2), Vgg16.pretrained(), engine, System.out);
        }
    }

    static void run(Likeness likeness, Path picture, Path folder, Network network, Engine engine, PrintStream out)
            throws IOException {
        // Features are found once for each picture: two of any sizes are compared by vectors of one length.
        try (FeatureExtractor extractor = engine.extractor(network, likeness.layers());
                Stream<Path> files = Files.list(folder)) {
            float[] wanted = likeness.vector(extractor.extract(read(picture)));
            files.filter(Files::isRegularFile)
                    .flatMap(file -> match(likeness, wanted, file, extractor, out))
                    .sorted(Comparator.comparingDouble(Match::distance).thenComparing(Match::file))
                    .forEach(match -> out.printf(
                            Locale.ROOT,
                            "%.4f %s%n",
                            match.distance(),
                            match.file().getFileName()));
        }
    }

    /** None if the file is no picture, or too small a one: a folder may hold anything. */
    private static Stream<Match> match(
            Likeness likeness, float[] wanted, Path file, FeatureExtractor extractor, PrintStream out) {
        try {
            float[] vector = likeness.vector(extractor.extract(read(file)));
            return Stream.of(new Match(file, Likeness.distance(wanted, vector)));
        } catch (ImageException | IllegalArgumentException e) {
            out.println("left out " + file.getFileName() + ": " + e.getMessage());
            return Stream.empty();
        }
    }

    private static Image read(Path file) {
        return Image.read(file).fitWithin(SIZE);
    }
}
