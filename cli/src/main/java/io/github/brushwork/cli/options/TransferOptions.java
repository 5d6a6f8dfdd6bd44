package io.github.brushwork.cli.options;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.NetworkCache;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetBuilder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;

/** All that describes a transfer, but not what becomes of its result. */
public final class TransferOptions {

    @Mixin
    private PictureOptions pictures;

    @Mixin
    private SettingsOptions settings;

    @ArgGroup(validate = false, heading = "%nNetwork:%n")
    private NetworkOptions network = new NetworkOptions();

    @ArgGroup(validate = false, heading = "%nEngine:%n")
    private EngineOptions engine = new EngineOptions();

    @ArgGroup(validate = false, heading = "%nRun:%n")
    private RunOptions run = new RunOptions();

    /** Creates the group; picocli fills it in. */
    public TransferOptions() {}

    /**
     * Describes the transfer.
     *
     * @param sampleContent what is painted if no picture is named
     * @param sampleStyle its style
     * @param lines where the progress of a download is shown
     * @return a builder that has all but a listener
     * @throws OptionsException if options contradict each other
     * @throws IllegalArgumentException if a value is not allowed
     * @throws io.github.brushwork.core.image.ImageException if a picture cannot be read
     */
    public StyleTransferBuilder transfer(
            Supplier<Image> sampleContent, Supplier<Image> sampleStyle, PrintWriter lines) {
        Preset chosen = settings();
        StyleTransferBuilder transfer = StyleTransfer.builder();
        settings.record().ifPresent(transfer::reproduce);
        // A setting that is not the record's is then refused, not overruled.
        transfer.preset(chosen).seed(settings.seed()).network(network.source(lines));
        pictures.applyTo(transfer, sampleContent, sampleStyle);
        engine.applyTo(transfer);
        run.applyTo(transfer);
        return transfer;
    }

    /**
     * Writes the settings that are used, if that is asked for.
     *
     * @throws java.io.UncheckedIOException if the file cannot be written
     */
    public void saveSettings() {
        if (settings.saved() != null) {
            SettingsFile.write(settings(), settings.saved());
        }
    }

    /**
     * The pictures.
     *
     * @return their options
     */
    public PictureOptions pictures() {
        return pictures;
    }

    /**
     * The settings that are used.
     *
     * @return those of the preset or file, with all options applied
     */
    public Preset settings() {
        PresetBuilder chosen = settings.settings().toBuilder();
        network.applyTo(chosen);
        return chosen.build();
    }

    /**
     * The settings before any option.
     *
     * @return those of the preset or file
     */
    public Preset base() {
        return settings.base();
    }

    /**
     * What computes, and why, for people to read.
     *
     * @return an engine's name, and a reason if it was not asked for
     */
    public String engine() {
        return engine.describe();
    }

    /**
     * Where the features come from, looking only on this machine.
     *
     * @return a line for people to read
     */
    public String weights() {
        return network.describe(settings().network().architecture());
    }

    /**
     * Where the network comes from.
     *
     * @param lines where the progress of a download is shown
     * @return the source that the described transfer has
     * @throws OptionsException if options contradict each other
     */
    public NetworkSource networkSource(PrintWriter lines) {
        return network.source(lines);
    }

    /**
     * Where the network comes from, for one of several transfers.
     *
     * @param lines where the progress of a download is shown
     * @param shelf what the transfers share
     * @return the source
     * @throws OptionsException if options contradict each other
     */
    public NetworkSource networkSource(PrintWriter lines, NetworkCache shelf) {
        return network.source(lines, shelf);
    }

    /**
     * An engine such as the described transfer has.
     *
     * @return a new one, to be closed
     * @throws OptionsException if the engine's threads are not to be chosen
     */
    public Engine newEngine() {
        return engine.newEngine();
    }

    /**
     * A network that is as large as that of the transfer, but not as good, and at hand at once.
     *
     * @return the source
     */
    public NetworkSource standIn() {
        return network.standIn();
    }

    /**
     * The same for one of several transfers.
     *
     * @param shelf what the transfers share
     * @return the source
     */
    public NetworkSource standIn(NetworkCache shelf) {
        return network.standIn(shelf);
    }

    /**
     * Where the run is saved.
     *
     * @return empty if it is not
     */
    public Optional<Path> checkpoint() {
        return run.checkpoint();
    }
}
