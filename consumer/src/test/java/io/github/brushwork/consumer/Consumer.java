package io.github.brushwork.consumer;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A project that the build has made from its own pom, as a user would.
 *
 * @param folder where it was built
 */
record Consumer(Path folder) {

    static Consumer named(String name) {
        return new Consumer(Path.of("target", "it", name));
    }

    /** What it has on the class path beside its own classes. */
    List<Jar> jars() {
        String classPath = read(folder.resolve("target/class-path"));
        return Stream.of(classPath.split(File.pathSeparator)).map(Jar::at).toList();
    }

    List<Jar> foreignJars() {
        return jars().stream().filter(jar -> !jar.isBrushwork()).toList();
    }

    /** Runs its program in a JVM of its own and returns all it said. */
    String paint(Path picture, String... engine) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Djava.awt.headless=true",
                "-cp",
                folder.resolve("target/classes") + File.pathSeparator + read(folder.resolve("target/class-path")),
                "consumer.Paint",
                picture.toString()));
        command.addAll(List.of(engine));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError("the program failed: " + said);
        }
        return said;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the consumer was not built", e);
        }
    }
}
