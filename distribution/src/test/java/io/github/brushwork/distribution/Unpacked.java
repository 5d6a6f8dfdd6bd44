package io.github.brushwork.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The distribution, unpacked with the permissions that the zip states.
 *
 * @param root the one folder in it
 */
record Unpacked(Path root) {

    static Unpacked into(Path folder) throws IOException {
        Path zip = Path.of(System.getProperty("brushwork.distribution"));
        try (FileSystem packed = FileSystems.newFileSystem(
                        URI.create("jar:" + zip.toUri()), Map.of("enablePosixFileAttributes", true));
                Stream<Path> entries = Files.walk(packed.getPath("/"))) {
            entries.filter(entry -> entry.getNameCount() > 0).forEach(entry -> unpack(entry, folder));
        }
        try (Stream<Path> roots = Files.list(folder)) {
            return new Unpacked(roots.findFirst().orElseThrow());
        }
    }

    private static void unpack(Path entry, Path folder) {
        try {
            Path target = folder.resolve(entry.toString().substring(1));
            Files.copy(entry, target);
            Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(entry));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path script() {
        return root.resolve("bin/stylize");
    }

    List<String> libraries() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve("lib"))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /** What a script did. */
    record Run(int code, String said) {}

    /**
     * Runs a script with this process' Java and nothing on its path that is not on that of any machine.
     *
     * @param script the file to run
     * @param folder where to run it
     * @param environment variables to set beside JAVA_HOME
     */
    static Run run(Path script, Path folder, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }
}
