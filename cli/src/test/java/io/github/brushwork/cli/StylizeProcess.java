package io.github.brushwork.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command as a process of its own.
 *
 * @param process the process; what it prints, messages too, comes on its output
 * @param lines its output
 */
record StylizeProcess(Process process, BufferedReader lines) implements AutoCloseable {

    static StylizeProcess start(Object... arguments) throws IOException {
        return start(List.of(), List.of(), arguments);
    }

    /** Starts it with options of the JVM. */
    static StylizeProcess startWith(List<String> options, Object... arguments) throws IOException {
        return start(List.of(), options, arguments);
    }

    /** Starts it through another program, such as a shell that limits what it may do. */
    static StylizeProcess start(List<String> through, Object... arguments) throws IOException {
        return start(through, List.of(), arguments);
    }

    private static StylizeProcess start(List<String> through, List<String> options, Object... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(through);
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(options);
        command.addAll(List.of(
                // The file in which a JVM counts for others would fall under the shell's limits.
                "-XX:-UsePerfData",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                Stylize.class.getName()));
        List.of(arguments).forEach(argument -> command.add(argument.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        return new StylizeProcess(process, process.inputReader(StandardCharsets.UTF_8));
    }

    /** Reads on until a line contains a text. */
    void awaitLine(String text) throws IOException {
        List<String> read = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            read.add(line);
            if (line.contains(text)) {
                return;
            }
        }
        throw new IOException("the process ended before it printed \"" + text + "\": " + read);
    }

    /** All that it prints from now on, until it ends. */
    String rest() {
        return lines.lines().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        lines.close();
    }
}
