package io.github.brushwork.vgg;

import io.github.brushwork.vgg.format.WeightsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Looks where the pretrained weights may lie: the system property, the environment variable, the user's cache. The first
 * place that is set decides: a property or variable that points to nothing is an error and is never passed over.
 */
final class WeightsLocator {

    static final String PROPERTY = "brushwork.weights";
    static final String VARIABLE = "BRUSHWORK_WEIGHTS";

    /** A file and why it was chosen. */
    record Found(Path file, String reason) {}

    private final UnaryOperator<String> property;
    private final Map<String, String> environment;

    /**
     * Creates a locator.
     *
     * @param property value of a system property, or null
     * @param environment the environment variables
     */
    WeightsLocator(UnaryOperator<String> property, Map<String, String> environment) {
        this.property = property;
        this.environment = environment;
    }

    /** The locator for this process. */
    static WeightsLocator ofThisProcess() {
        return new WeightsLocator(System::getProperty, System.getenv());
    }

    /**
     * The weights file, if there is one.
     *
     * @throws WeightsException if the property or variable is set but names no file
     */
    Optional<Found> find() {
        Optional<Found> named = named("system property " + PROPERTY, property.apply(PROPERTY))
                .or(() -> named("environment variable " + VARIABLE, environment.get(VARIABLE)));
        return named.or(() -> Optional.of(new Found(cacheFile(), "found in the cache"))
                .filter(found -> Files.isRegularFile(found.file())));
    }

    /**
     * The weights file.
     *
     * @throws WeightsException if there is none; the message names every place and where to get the file
     */
    Found require() {
        return find().orElseThrow(() ->
                new WeightsException("no pretrained VGG16 weights: no path was given, neither system property "
                        + PROPERTY + " nor environment variable " + VARIABLE + " is set, and there is no file "
                        + cacheFile() + ". Fetch " + PublicWeights.ADDRESS + " (" + PublicWeights.BYTES
                        + " bytes, MD5 " + PublicWeights.MD5 + ") and put it there, or name it in one of the other"
                        + " ways"));
    }

    /** Where the file lies in the user's cache, whether or not it is there. */
    Path cacheFile() {
        return cacheDirectory().resolve("brushwork").resolve(PublicWeights.FILE_NAME);
    }

    private Path cacheDirectory() {
        String system = property.apply("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(property.apply("user.home"));
        if (system.startsWith("windows")) {
            return setting("LOCALAPPDATA")
                    .map(Path::of)
                    .orElse(home.resolve("AppData").resolve("Local"));
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches");
        }
        // The XDG specification wants relative paths ignored.
        return setting("XDG_CACHE_HOME").map(Path::of).filter(Path::isAbsolute).orElse(home.resolve(".cache"));
    }

    private Optional<String> setting(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    /** A setting that is blank counts as not set, as is usual for environment variables. */
    private static Optional<Found> named(String setting, String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        Path file;
        try {
            file = Path.of(value);
        } catch (InvalidPathException e) {
            throw new WeightsException(setting + " is \"" + value + "\", which is not a path: correct or unset it", e);
        }
        if (!Files.isRegularFile(file)) {
            throw new WeightsException(
                    setting + " names " + file.toAbsolutePath() + ", but there is no such file: correct or unset it");
        }
        return Optional.of(new Found(file, "named by " + setting));
    }
}
