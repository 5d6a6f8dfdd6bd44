package io.github.brushwork.cli.options;

import io.github.brushwork.transfer.Checkpoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how often something is saved: so many iterations as a plain number, or a time such as {@code 90s}. */
final class Pace implements ITypeConverter<Function<Path, Checkpoints>> {

    @Override
    public Function<Path, Checkpoints> convert(String text) {
        if (text.matches("\\d{1,9}")) {
            int iterations = Integer.parseInt(text);
            return file -> Checkpoints.every(iterations, file);
        }
        if (!Period.isPeriod(text)) {
            throw new TypeConversionException(
                    "\"" + text + "\" is neither a number of iterations nor a time: write it as 20, 90s, 5m or 2h");
        }
        Duration interval = Period.of(text);
        return file -> Checkpoints.every(interval, file);
    }
}
