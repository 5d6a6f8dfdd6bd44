package io.github.brushwork.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that tests use where they are installed. */
public final class Programs {

    private Programs() {}

    /**
     * Looks for a program.
     *
     * @param name without a path
     * @return its file; empty if it is not on the path
     */
    public static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
