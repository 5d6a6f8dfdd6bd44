package io.github.brushwork.cli.weights;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stylize weights}. */
@Command(
        name = "weights",
        mixinStandardHelpOptions = true,
        description = "Lists, fetches and checks the pretrained weights.",
        subcommands = {ListCommand.class, FetchCommand.class, VerifyCommand.class, WhereCommand.class})
public final class WeightsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** Creates the command. */
    public WeightsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list, fetch, verify or where");
    }
}
