package io.github.brushwork.cli.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines as they are typed. */
final class Shell {

    private static final String PLAIN = "[\\w./,:=@%+-]+";

    private Shell() {}

    /** A command that a shell takes apart into these words. */
    static String line(String program, List<String> arguments) {
        return Stream.concat(Stream.of(program), arguments.stream())
                .map(Shell::quoted)
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
