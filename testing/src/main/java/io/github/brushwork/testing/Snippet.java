package io.github.brushwork.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pieces of test code that the documentation shows, between {@code // snippet NAME} and {@code // end of snippet NAME}. */
public final class Snippet {

    private Snippet() {}

    /**
     * A snippet's text, not indented.
     *
     * @param test the test whose code it is, of the module that is being tested
     * @param name the snippet's name
     * @return its lines
     * @throws IOException if the source cannot be read
     */
    public static String of(Class<?> test, String name) throws IOException {
        String source = Files.readString(Path.of("src/test/java", test.getName().replace('.', '/') + ".java"));
        String begin = "// snippet " + name + "\n";
        return source.substring(
                        source.indexOf(begin) + begin.length(), source.indexOf("        // end of snippet " + name))
                .stripTrailing()
                .stripIndent();
    }
}
