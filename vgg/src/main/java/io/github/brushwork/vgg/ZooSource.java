package io.github.brushwork.vgg;

import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.download.Checksum;
import io.github.brushwork.vgg.format.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The pretrained network of the DL4J model zoo in DL4J's own cache. The places and the Adler-32 checksums are those of DL4J
 * 1.0.0-M2.1 ({@code DL4JResources}, {@code ZooModel}, {@code VGG16}, {@code VGG19}).
 */
record ZooSource(Architecture architecture, Checksum checksum, Settings settings) implements WeightSource {

    static ZooSource of(Architecture architecture, Settings settings) {
        long adler32 = switch (architecture) {
            case VGG16 -> 3501732770L;
            case VGG19 -> 2782932419L;
        };
        return new ZooSource(architecture, Checksum.adler32(adler32), settings);
    }

    @Override
    public Finding look() {
        Path file = file();
        if (!Files.exists(file)) {
            return new Absent("DL4J's cache has no file " + file);
        }
        if (!hasChecksum(file)) {
            return new Absent("DL4J's file " + file + " has not the zoo's checksum, " + checksum);
        }
        return new FileSource(architecture, file, "found in DL4J's cache").look();
    }

    @Override
    public String describe() {
        return "DL4J's cache: " + file() + (Files.exists(file()) ? "" : ", absent");
    }

    private Path file() {
        String name = architecture.name().toLowerCase(Locale.ROOT);
        Path base = settings.property("org.deeplearning4j.resources.directory")
                .map(Settings.Setting::path)
                .orElseGet(() -> Path.of(settings.property().apply("user.home"), ".deeplearning4j"));
        return base.resolve("models").resolve(name).resolve(name + "_dl4j_inference.zip");
    }

    private boolean hasChecksum(Path file) {
        try {
            return checksum.matches(file);
        } catch (IOException e) {
            throw new WeightsException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
