package io.github.brushwork.examples;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TracePoint;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The Keras and SciPy demo, line for line: prints the loss of each round and the duration, and writes the picture, the
 * loss plot and the three pictures side by side. VGG16's weights are fetched if they are not on this machine.
 *
 * <p>Arguments: content, style and the folder for the results.
 */
public final class SeedDemo {

    private SeedDemo() {}

    /**
     * Runs the demo.
     *
     * @param arguments content, style and an existing folder
     */
    public static void main(String[] arguments) {
        if (arguments.length != 3) {
            System.err.println("usage: SeedDemo CONTENT STYLE FOLDER");
            System.exit(2);
        }
        run(
                Image.read(Path.of(arguments[0])),
                Image.read(Path.of(arguments[1])),
                Path.of(arguments[2]),
                NetworkSource.pretrained(),
                Presets.seed(),
                System.out);
    }

    /** Runs the demo with settings that a test can make smaller. */
    static StyleTransferResult run(
            Image content, Image style, Path folder, NetworkSource network, Preset preset, PrintStream out) {
        StyleTransferResult result = StyleTransfer.builder()
                .network(network)
                .preset(preset)
                .content(content)
                .style(style)
                .listener(progress -> {
                    print(progress.point(), out);
                    return Decision.CONTINUE;
                })
                .build()
                .run();
        out.printf(Locale.ROOT, "duration: %.1f s%n", result.optimization().toMillis() / 1000.0);
        result.save(folder.resolve("seed-result.png"));
        plot(result.trace()).write(folder.resolve("seed-loss.png"));
        SideBySide.of(List.of(result.content(), result.styles().get(0), result.image()))
                .write(folder.resolve("seed-side-by-side.png"));
        return result;
    }

    /** Rounds are counted from 0, as the demo does. */
    private static void print(TracePoint point, PrintStream out) {
        out.printf(Locale.ROOT, "iter=%d, loss=%.4f%n", point.iteration() - 1, point.loss());
    }

    private static Image plot(List<TracePoint> trace) {
        XYChart chart = new XYChart(1800, 960);
        chart.setXAxisTitle("iteration");
        chart.setYAxisTitle("loss");
        chart.addSeries(
                        "loss",
                        trace.stream().mapToDouble(TracePoint::iteration).toArray(),
                        trace.stream().mapToDouble(TracePoint::loss).toArray())
                .setMarker(SeriesMarkers.NONE);
        return Image.of(BitmapEncoder.getBufferedImage(chart));
    }
}
