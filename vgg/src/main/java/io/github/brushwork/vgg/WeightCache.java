package io.github.brushwork.vgg;

import io.github.brushwork.vgg.format.WeightsException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * The folder in which downloaded weights are kept, shared by all programs of the user.
 *
 * @param folder its path; made when a file is put there
 */
public record WeightCache(Path folder) {

    private static final String PROPERTY = "brushwork.cache";
    private static final String VARIABLE = "BRUSHWORK_CACHE";

    /**
     * A cache in this folder.
     *
     * @param folder its path; made when a file is put there
     */
    public WeightCache {
        Objects.requireNonNull(folder, "folder");
    }

    /**
     * The user's cache: the folder that the system property {@code brushwork.cache} or else the environment variable
     * {@code BRUSHWORK_CACHE} names, or else {@code brushwork} in {@code XDG_CACHE_HOME} or {@code ~/.cache}, on macOS in
     * {@code ~/Library/Caches}, on Windows in {@code LOCALAPPDATA}.
     *
     * @return the cache
     * @throws WeightsException if the property or variable is no path
     */
    public static WeightCache ofUser() {
        return of(Settings.ofThisProcess());
    }

    static WeightCache of(Settings settings) {
        return new WeightCache(settings.first(PROPERTY, VARIABLE)
                .map(Settings.Setting::path)
                .orElseGet(() -> platformFolder(settings).resolve("brushwork")));
    }

    /**
     * Where a file lies or would lie.
     *
     * @param weights published weights
     * @return the path; whether there is a file is another matter
     */
    public Path file(PublishedWeights weights) {
        return folder.resolve(weights.file().fileName());
    }

    private static Path platformFolder(Settings settings) {
        String system = settings.property().apply("os.name").toLowerCase(Locale.ROOT);
        Path home = Path.of(settings.property().apply("user.home"));
        if (system.startsWith("windows")) {
            return settings.variable("LOCALAPPDATA")
                    .map(Settings.Setting::path)
                    .orElse(home.resolve("AppData").resolve("Local"));
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches");
        }
        // The XDG specification wants relative paths ignored.
        return settings.variable("XDG_CACHE_HOME")
                .map(Settings.Setting::path)
                .filter(Path::isAbsolute)
                .orElse(home.resolve(".cache"));
    }
}
