package io.github.brushwork.examples.options;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetBuilder;
import io.github.brushwork.transfer.settings.Presets;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The settings of a transfer: those of a preset or a file, changed by single options. */
public final class SettingsOptions {

    @ArgGroup(validate = false, heading = "%nSettings (those not given are the preset's):%n")
    private Origin origin = new Origin();

    @ArgGroup(validate = false, heading = "%nWhat is compared:%n")
    private LossOptions losses = new LossOptions();

    @ArgGroup(validate = false, heading = "%nColours:%n")
    private ColourOptions colours = new ColourOptions();

    @ArgGroup(validate = false, heading = "%nPainting:%n")
    private PaintingOptions painting = new PaintingOptions();

    /** Creates the group; picocli fills it in. */
    public SettingsOptions() {}

    private static final class Origin {

        @Option(
                names = "--preset",
                paramLabel = "NAME",
                description = "Settings to start from; \"stylize presets\" lists them. By default balanced.")
        private String preset;

        @Option(
                names = "--settings",
                paramLabel = "FILE",
                description =
                        "Settings to start from, as JSON; \"stylize presets NAME\" and --save-settings write such.")
        private Path file;

        @Option(
                names = "--save-settings",
                paramLabel = "FILE",
                description = "Write the settings that are used as JSON.")
        private Path saved;

        @Option(names = "--seed", paramLabel = "N", description = "Seed of everything random. By default 0.")
        private long seed = 0;
    }

    /**
     * The settings.
     *
     * @return those of the preset or file, with all options applied
     * @throws IllegalArgumentException if options contradict each other or a value is not allowed
     */
    public Preset settings() {
        Preset base = base();
        PresetBuilder settings = base.toBuilder();
        losses.applyTo(settings, base);
        colours.applyTo(settings);
        painting.applyTo(settings, base);
        return settings.build();
    }

    /**
     * What the settings start from.
     *
     * @return those of the preset or file
     * @throws IllegalArgumentException if both are named, or the preset is unknown
     */
    public Preset base() {
        if (origin.preset != null && origin.file != null) {
            throw new IllegalArgumentException("--preset " + origin.preset + " and --settings " + origin.file
                    + " are both settings to start from: use one of them");
        }
        if (origin.file != null) {
            return SettingsFile.read(origin.file, painting.startImage().stream().toArray(Image[]::new));
        }
        return Presets.named(origin.preset == null ? "balanced" : origin.preset);
    }

    /**
     * The seed.
     *
     * @return any number
     */
    public long seed() {
        return origin.seed;
    }

    /**
     * Where to write the settings.
     *
     * @return null if nowhere
     */
    Path saved() {
        return origin.saved;
    }
}
