package io.github.brushwork.cli.options;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.record.TransferRecord;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetBuilder;
import io.github.brushwork.transfer.settings.Presets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The settings of a transfer: those of a preset or a file, changed by single options. */
public final class SettingsOptions {

    @ArgGroup(validate = false, heading = "%nSettings:%n")
    private Origin origin = new Origin();

    @ArgGroup(validate = false, heading = "%nWhat is compared (by default as the preset says):%n")
    private LossOptions losses = new LossOptions();

    @ArgGroup(validate = false, heading = "%nColours (by default as the preset says):%n")
    private ColourOptions colours = new ColourOptions();

    @ArgGroup(validate = false, heading = "%nPainting (by default as the preset says):%n")
    private PaintingOptions painting = new PaintingOptions();

    @ArgGroup(validate = false, heading = "%nOptimizer (by default as the preset says):%n")
    private OptimizerOptions optimizer = new OptimizerOptions();

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

        @Option(
                names = "--reproduce",
                paramLabel = "RECORD",
                description =
                        "Make the result of this record again, which --record wrote: takes its settings and its seed."
                                + " Pictures and what is said of them are to be the same.")
        private Path record;

        @Option(
                names = "--seed",
                paramLabel = "N",
                description = "Seed of everything random. By default 0, or the record's.")
        private Long seed;
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
        painting.applyTo(settings);
        optimizer.applyTo(settings, base.minimisation());
        return settings.build();
    }

    /**
     * What the settings start from.
     *
     * @return those of the preset or file
     * @throws OptionsException if more than one is named
     * @throws IllegalArgumentException if the preset is unknown
     */
    public Preset base() {
        requireOneOrigin();
        if (origin.file != null) {
            return SettingsFile.read(origin.file, startImages());
        }
        return record().map(TransferRecord::preset)
                .orElseGet(() -> Presets.named(origin.preset == null ? "balanced" : origin.preset));
    }

    private void requireOneOrigin() {
        List<String> origins = new ArrayList<>();
        Optional.ofNullable(origin.preset).map("--preset "::concat).ifPresent(origins::add);
        Optional.ofNullable(origin.file).map(file -> "--settings " + file).ifPresent(origins::add);
        Optional.ofNullable(origin.record).map(file -> "--reproduce " + file).ifPresent(origins::add);
        if (origins.size() > 1) {
            throw new OptionsException(
                    String.join(" and ", origins) + " are all settings to start from: use one of them");
        }
    }

    /**
     * The record of the result that is to be made again.
     *
     * @return empty if there is none
     * @throws io.github.brushwork.transfer.record.RecordException if it cannot be read
     */
    public Optional<TransferRecord> record() {
        return Optional.ofNullable(origin.record).map(file -> TransferRecord.read(file, startImages()));
    }

    private Image[] startImages() {
        return painting.startImage().stream().toArray(Image[]::new);
    }

    /**
     * The seed.
     *
     * @return any number
     */
    public long seed() {
        return Optional.ofNullable(origin.seed)
                .or(() -> record().map(TransferRecord::seed))
                .orElse(0L);
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
