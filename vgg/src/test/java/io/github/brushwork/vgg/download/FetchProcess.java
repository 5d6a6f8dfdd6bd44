package io.github.brushwork.vgg.download;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JVM of its own that fetches the tests' file, and says how it goes on, line by line. */
final class FetchProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;

    private FetchProcess(Process process) {
        this.process = process;
        this.lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static FetchProcess start(URI mirror, Path target) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = List.of(
                java.toString(),
                // The quickest start; the work is small.
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                FetchProcess.class.getName(),
                mirror.toString(),
                target.toString());
        return new FetchProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Reads on until the process says this. */
    void awaitLine(String wanted) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); !wanted.equals(line); line = lines.readLine()) {
            if (line == null) {
                throw new AssertionError("the process ended without saying \"" + wanted + "\", but: " + said);
            }
            said.append(line).append('\n');
        }
    }

    /** Ends the process as a power failure would: it can clean nothing up. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) {
        Downloader downloader = new Downloader()
                .withListener(new Talkative())
                .withSurroundings(new Surroundings(Optional.empty(), Map.of(), Pause.SLEEP));
        downloader.fetch(Served.at(URI.create(arguments[0])), Path.of(arguments[1]));
        System.out.println("done");
    }

    private static final class Talkative implements DownloadListener {

        @Override
        public void progressed(long bytes, long total) {
            if (bytes == Served.HALF) {
                System.out.println("half");
            }
        }

        @Override
        public void waiting(Path target) {
            System.out.println("waiting");
        }
    }
}
