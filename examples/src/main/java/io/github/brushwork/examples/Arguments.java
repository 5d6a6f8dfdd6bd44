package io.github.brushwork.examples;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The arguments of the example programs, all of which are paths. */
final class Arguments {

    private Arguments() {}

    /**
     * The arguments, one for each word of the usage after the first.
     *
     * @param usage the program's name, and a name for each argument
     * @throws IllegalArgumentException if there are more or fewer
     */
    static List<Path> paths(String usage, String... arguments) {
        int expected = usage.split(" ").length - 1;
        if (arguments.length != expected) {
            throw new IllegalArgumentException("usage: " + usage + "; it takes " + expected + " arguments, but got "
                    + arguments.length + ": " + Arrays.toString(arguments));
        }
        return Arrays.stream(arguments).map(Path::of).toList();
    }
}
