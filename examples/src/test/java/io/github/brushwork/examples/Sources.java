package io.github.brushwork.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The project's source files, for tests of what stands in them. */
final class Sources {

    private Sources() {}

    /** Texts of all files of all modules, {@code main} or {@code test}. */
    static List<String> of(String kind) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path module : modules.sorted().toList()) {
                Path folder = module.resolve("src/" + kind + "/java");
                if (Files.isDirectory(folder)) {
                    texts.addAll(in(folder));
                }
            }
        }
        return texts;
    }

    private static List<String> in(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }
}
