package io.github.brushwork.cli.options;

import io.github.brushwork.cli.weights.DownloadDisplay;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Padding;
import io.github.brushwork.transfer.NetworkCache;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.NetworkSource.Request;
import io.github.brushwork.transfer.settings.Border;
import io.github.brushwork.transfer.settings.NetworkChoice;
import io.github.brushwork.transfer.settings.PresetBuilder;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.Vgg19;
import io.github.brushwork.vgg.WeightSource;
import io.github.brushwork.vgg.WeightSource.Found;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.calibration.Calibration;
import io.github.brushwork.vgg.download.Downloader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that choose the network and its weights. */
public final class NetworkOptions {

    /** Enough for the deepest layers. */
    private static final int SMALL = 64;

    @Option(
            names = "--weights",
            paramLabel = "auto|calibrated|pretrained|FILE",
            description =
                    "Weights of the network: features calibrated on the two pictures; pretrained ones, which are fetched"
                            + " once; a file of them; or auto: pretrained ones if they are here, else calibrated"
                            + " features. By default auto.")
    private String weights = "auto";

    @Option(
            names = "--network",
            paramLabel = "vgg16|vgg19",
            description = "The network; by default the preset's. Calibrated features have the layers of vgg16.")
    private Architecture network;

    @Option(
            names = "--width",
            paramLabel = "FACTOR",
            description = "Channels of calibrated features, as a factor of VGG16's; 0.5 takes a third of the time. Goes"
                    + " with --weights calibrated.")
    private Double width;

    @Option(
            names = "--padding",
            paramLabel = "zero|replicate|reflect",
            description =
                    "What continues the image beyond its border: zeros, as VGG was trained; its last rows and columns"
                            + " repeated; or mirrored, which leaves no rim. By default what suits the weights.")
    private Padding padding;

    /** Creates the group; picocli fills it in. */
    public NetworkOptions() {}

    /**
     * Where the network comes from.
     *
     * @param lines where the progress of a download is shown
     * @return the source
     * @throws OptionsException if options contradict each other
     */
    public NetworkSource source(PrintWriter lines) {
        requireTogether();
        return switch (weights) {
            case "auto" ->
                network == Architecture.VGG19
                        ? padded(NetworkSource.from(Vgg19.localSource()))
                        : request -> atHandOrCalibrated(request, lines);
            case "calibrated" -> NetworkSource.calibrated(calibration());
            case "pretrained" ->
                padded(request -> pretrained(architecture(request), lines).network(request));
            default ->
                padded(request -> NetworkSource.from(WeightSource.file(architecture(request), Path.of(weights)))
                        .network(request));
        };
    }

    /** All that decides what a network is, if it is not learned from pictures. */
    private record Key(String weights, Architecture architecture, Padding padding, NetworkChoice choice) {}

    /**
     * The same, but a network that is not learned from the transfer's own pictures is shared with other transfers.
     *
     * @param lines where the progress of a download is shown
     * @param shelf what is shared
     * @return the source
     * @throws OptionsException if options contradict each other
     */
    NetworkSource source(PrintWriter lines, NetworkCache shelf) {
        NetworkSource source = source(lines);
        return request -> {
            Key key = new Key(weights, architecture(request), padding, request.choice());
            boolean learned =
                    shelf.find(key).isEmpty() && isCalibrated(request.choice().architecture());
            return learned ? source.network(request) : shelf.network(key, () -> source.network(request));
        };
    }

    /** Makes the choice of the network one of the settings, so that it is saved with them. */
    void applyTo(PresetBuilder settings) {
        Optional.ofNullable(network).ifPresent(settings::architecture);
        Optional.ofNullable(padding).map(Border::everywhere).ifPresent(settings::border);
    }

    /** Where the network comes from, for people to read; nothing is fetched. */
    String describe(Architecture architecture) {
        return switch (weights) {
            case "auto" ->
                local(architecture).look() instanceof Found found
                        ? found.network().name()
                        : architecture + " is not on this machine"
                                + (network == Architecture.VGG19
                                        ? ", so it cannot be painted"
                                        : ": calibrated features");
            case "calibrated" -> "calibrated features" + (width == null ? "" : " of width " + width);
            case "pretrained" ->
                local(architecture).look() instanceof Found found
                        ? found.network().name()
                        : architecture + " is not on this machine: it will be fetched";
            default -> weights;
        };
    }

    /** A network of the same layers and channels, without looking for weights or learning from large pictures. */
    NetworkSource standIn() {
        if (width != null) {
            return request -> NetworkSource.calibrated(calibration()).network(small(request));
        }
        return request -> request.adapt(
                isCalibrated(request.choice().architecture()) || architecture(request) == Architecture.VGG16
                        ? Vgg16.random(0)
                        : Vgg19.random(0));
    }

    /** The same, shared with other transfers. */
    NetworkSource standIn(NetworkCache shelf) {
        NetworkSource standIn = standIn();
        return width != null
                ? standIn
                : request -> shelf.network(
                        new Key("stand-in " + weights, architecture(request), padding, request.choice()),
                        () -> standIn.network(request));
    }

    private boolean isCalibrated(Architecture architecture) {
        return weights.equals("calibrated")
                || weights.equals("auto") && !(local(architecture).look() instanceof Found);
    }

    private static Request small(Request request) {
        return new Request(
                request.content().resize(SMALL, SMALL),
                request.styles().stream()
                        .map(style -> style.resize(SMALL, SMALL))
                        .toList(),
                request.choice(),
                request.layers());
    }

    private static WeightSource local(Architecture architecture) {
        return switch (architecture) {
            case VGG16 -> Vgg16.localSource();
            case VGG19 -> Vgg19.localSource();
        };
    }

    private Architecture architecture(Request request) {
        return network == null ? request.choice().architecture() : network;
    }

    private void requireTogether() {
        if (width != null && !weights.equals("calibrated")) {
            throw new OptionsException(
                    "--width " + width + " goes with --weights calibrated, not with --weights " + weights);
        }
        if (weights.equals("calibrated") && network == Architecture.VGG19) {
            throw new OptionsException("--weights calibrated has the layers of vgg16, not of --network vgg19");
        }
    }

    private Network atHandOrCalibrated(Request request, PrintWriter lines) {
        if (local(architecture(request)).look() instanceof Found found) {
            return padded(NetworkSource.of(found.network())).network(request);
        }
        lines.println("no pretrained weights on this machine: taking features calibrated on the two pictures"
                + " (\"stylize weights fetch\" gets pretrained ones)");
        lines.flush();
        return NetworkSource.calibrated(calibration()).network(request);
    }

    private NetworkSource padded(NetworkSource source) {
        return padding == null ? source : request -> source.network(request).withPadding(padding);
    }

    private Calibration calibration() {
        Calibration settings =
                width == null ? Calibration.defaults() : Calibration.defaults().withWidth(width);
        return padding == null ? settings : settings.withPadding(padding);
    }

    private static NetworkSource pretrained(Architecture architecture, PrintWriter lines) {
        Downloader downloader = new Downloader().withListener(new DownloadDisplay(lines));
        return NetworkSource.from(
                architecture == Architecture.VGG16 ? Vgg16.source(downloader) : Vgg19.source(downloader));
    }
}
