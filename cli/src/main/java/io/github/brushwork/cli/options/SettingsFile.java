package io.github.brushwork.cli.options;

import io.github.brushwork.cli.files.OutputFile;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Settings as a file, written beside it and moved into its place. */
final class SettingsFile {

    private SettingsFile() {}

    static Preset read(Path file, Image... startImages) {
        try {
            return PresetJson.read(Files.readString(file), startImages);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the settings " + file + ": " + e, e);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("settings " + file + ": " + e.getMessage(), e);
        }
    }

    static void write(Preset settings, Path file) {
        OutputFile.write("the settings", file, PresetJson.write(settings));
    }
}
