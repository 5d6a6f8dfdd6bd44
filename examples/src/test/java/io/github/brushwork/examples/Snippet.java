package io.github.brushwork.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pieces of test code that the documentation shows, between {@code // snippet NAME} and {@code // end of snippet NAME}. */
final class Snippet {

    private Snippet() {}

    /** A snippet's text, not indented. */
    static String of(Class<?> test, String name) throws IOException {
        String source = Files.readString(Path.of("src/test/java", test.getName().replace('.', '/') + ".java"));
        String begin = "// snippet " + name + "\n";
        return source.substring(
                        source.indexOf(begin) + begin.length(), source.indexOf("        // end of snippet " + name))
                .stripTrailing()
                .stripIndent();
    }
}
