package io.github.brushwork.cli;

import io.github.brushwork.cli.batch.Reasons;
import io.github.brushwork.cli.bench.BenchCommand;
import io.github.brushwork.cli.weights.WeightsCommand;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code stylize} command. */
@Command(
        name = "stylize",
        mixinStandardHelpOptions = true,
        versionProvider = CommandVersion.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        description = "Paints one image in the style of another. \"run\" may be left out.",
        subcommands = {
            RunCommand.class,
            BatchCommand.class,
            EstimateCommand.class,
            ResumeCommand.class,
            JudgeCommand.class,
            PresetsCommand.class,
            EnginesCommand.class,
            BenchCommand.class,
            WeightsCommand.class,
            GenerateCompletion.class
        },
        footer = {
            "",
            "Without images, two sample pictures are used.",
            "Exit code: 0 done, 1 failed, 2 wrong arguments or values, 130 interrupted."
        })
public final class Stylize implements Callable<Integer> {

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Where something fails, show where in the program as well.")
    private boolean verbose;

    @Mixin
    private Painting painting;

    /** Creates the command with its defaults. */
    public Stylize() {}

    /**
     * Runs the command and exits.
     *
     * @param arguments see {@code stylize --help}
     */
    public static void main(String[] arguments) {
        CommandLogging.configure();
        System.exit(commandLine().execute(arguments));
    }

    /** The command with its error handling: one line, and a stack trace only where it is asked for. */
    static CommandLine commandLine() {
        Stylize stylize = new Stylize();
        return new CommandLine(stylize)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(Stylize::runLast)
                .setExecutionExceptionHandler((e, command, parsed) -> stylize.fail(e, command))
                .setParameterExceptionHandler((e, arguments) -> refuse(e));
    }

    private static int runLast(CommandLine.ParseResult parsed) {
        RepeatedOptions.refuse(parsed);
        return new CommandLine.RunLast().execute(parsed);
    }

    private int fail(Exception e, CommandLine command) {
        command.getErr().println("stylize: " + Reasons.of(e));
        trace(e, command.getErr());
        return e instanceof IllegalArgumentException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    /** Shows where something failed, if that is asked for. */
    void trace(Throwable error, PrintWriter to) {
        if (verbose) {
            error.printStackTrace(to);
        }
    }

    /** The help is long: it is named, not printed. */
    private static int refuse(CommandLine.ParameterException e) {
        CommandLine command = e.getCommandLine();
        command.getErr()
                .println("stylize: " + e.getMessage() + " (see "
                        + command.getCommandSpec().qualifiedName() + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() {
        return painting.run(UnaryOperator.identity());
    }
}
