package io.github.brushwork.tools;

import io.github.brushwork.cli.CommandLogging;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.NetworkSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Paints the sheets of docs/gallery.md, a file for each control. */
@Command(
        name = "gallery",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = "Shows each control in pictures: writes a sheet for each.")
public final class Gallery implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--pictures",
            paramLabel = "FOLDER",
            description =
                    "Where chelsea.png, coffee.png, hibiscus.jpeg and harvesters.jpeg are; without it only the samples"
                            + " are painted.")
    private Optional<Path> pictures;

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "VGG16's weights to relu3_3 at least; without it all sheets are painted with calibrated features.")
    private Optional<Path> weights;

    @Option(names = "--size", paramLabel = "N", defaultValue = "240", description = "Longer side of each picture.")
    private int size;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Iterations of each picture; by default what its sheet says.")
    private Integer iterations;

    @Option(names = "--only", paramLabel = "NAME", arity = "1..*", description = "Only these sheets.")
    private List<String> only;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FOLDER",
            defaultValue = "docs/images/gallery",
            description = "An existing folder for the sheets: NAME.webp.")
    private Path output;

    /** Creates the command with its defaults. */
    public Gallery() {}

    /**
     * Runs the command and exits.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        CommandLogging.configure();
        System.exit(new CommandLine(new Gallery()).execute(arguments));
    }

    @Override
    public Integer call() {
        List<Sheet> sheets = chosen(new Sheets(pictures.map(Pictures::read).orElseGet(Pictures::samples)).all());
        // Sheets take minutes each: what cannot be written is to be known before.
        sheets.forEach(sheet -> Image.requireWritable(file(sheet)));
        try (Engine engine = Engine.auto()) {
            for (Sheet sheet : sheets) {
                Sheet painted = weights.isPresent() ? sheet : sheet.with(Sheet.Features.CALIBRATED);
                painter(engine, painted).draw(painted).write(file(sheet));
                report(painted);
            }
        }
        return 0;
    }

    private Path file(Sheet sheet) {
        return output.resolve(sheet.name() + ".webp");
    }

    private GalleryPainter painter(Engine engine, Sheet sheet) {
        NetworkSource network = switch (sheet.features()) {
            case CALIBRATED -> NetworkSource.calibrated();
            case PRETRAINED -> NetworkSource.pretrained(weights.orElseThrow());
        };
        return new GalleryPainter(
                engine, network, size, iterations == null ? OptionalInt.empty() : OptionalInt.of(iterations));
    }

    private List<Sheet> chosen(List<Sheet> sheets) {
        if (only == null) {
            return sheets;
        }
        List<String> names = sheets.stream().map(Sheet::name).toList();
        only.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw new ParameterException(
                    spec.commandLine(), "there is no sheet \"" + name + "\"; there is " + String.join(", ", names));
        });
        return sheets.stream().filter(sheet -> only.contains(sheet.name())).toList();
    }

    private void report(Sheet sheet) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "wrote %s: %d pictures, %s%n",
                file(sheet),
                sheet.variations().size(),
                sheet.features().title());
        out.flush();
    }
}
