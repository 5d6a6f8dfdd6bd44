package io.github.brushwork.vgg;

import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.format.WeightsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The file that the user has named by a system property or an environment variable. One that names no file is an error and is
 * never passed over.
 */
record SettingSource(Architecture architecture, Settings settings) implements WeightSource {

    @Override
    public Finding look() {
        Optional<Settings.Setting> setting = setting();
        return setting.isEmpty()
                ? new Absent(
                        "neither system property " + property() + " nor environment variable " + variable() + " is set")
                : new FileSource(
                                architecture,
                                existing(setting.get()),
                                "named by " + setting.get().name())
                        .look();
    }

    @Override
    public String describe() {
        return setting()
                .map(setting -> setting.name() + ": " + setting.value()
                        + (isThere(setting.path()) ? "" : ", which is not there"))
                .orElse("system property " + property() + " and environment variable " + variable() + ": not set");
    }

    private Optional<Settings.Setting> setting() {
        return settings.first(property(), variable());
    }

    private static Path existing(Settings.Setting setting) {
        Path file = setting.path();
        if (!isThere(file)) {
            throw new WeightsException(setting.name() + " names " + file.toAbsolutePath()
                    + ", but there is no such file: correct or unset it");
        }
        return file;
    }

    /** A folder may hold weights too, as NumPy arrays. */
    private static boolean isThere(Path file) {
        return Files.exists(file);
    }

    /** VGG16 has the plain name: it is what most people mean. */
    private String property() {
        return architecture == Architecture.VGG16
                ? "brushwork.weights"
                : "brushwork.weights." + architecture.name().toLowerCase(Locale.ROOT);
    }

    private String variable() {
        return property().toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
