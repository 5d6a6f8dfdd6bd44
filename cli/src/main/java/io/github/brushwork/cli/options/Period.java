package io.github.brushwork.cli.options;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times such as {@code 90s}, {@code 5m} and {@code 2h}. */
final class Period implements ITypeConverter<Duration> {

    private static final Pattern FORM = Pattern.compile("\\d{1,9}[smh]", Pattern.CASE_INSENSITIVE);

    @Override
    public Duration convert(String text) {
        if (!isPeriod(text)) {
            throw new TypeConversionException("\"" + text + "\" is not a time: write it as 90s, 5m or 2h");
        }
        return of(text);
    }

    static boolean isPeriod(String text) {
        return FORM.matcher(text).matches();
    }

    /** The time; the text must be one. */
    static Duration of(String text) {
        return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }
}
