package io.github.brushwork.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Runs commands so that what goes wrong is said in one line. */
final class CommandLines {

    private CommandLines() {}

    /** The exit code: that of the command, 1 if it throws, 2 if its arguments are wrong. */
    static int execute(Callable<Integer> command, String... arguments) {
        return new CommandLine(command)
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    line.getErr().println(line.getCommandSpec().root().name() + ": " + e.getMessage());
                    return line.getCommandSpec().exitCodeOnExecutionException();
                })
                .execute(arguments);
    }
}
