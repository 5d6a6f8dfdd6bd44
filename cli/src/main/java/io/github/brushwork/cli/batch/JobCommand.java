package io.github.brushwork.cli.batch;

import io.github.brushwork.cli.options.TransferOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Understands the options of one job as {@code stylize run} does. */
@Command(name = "job")
public final class JobCommand {

    @Mixin
    private TransferOptions transfer;

    private JobCommand() {}

    private static CommandLine commandLine(JobCommand command) {
        return new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /**
     * Names of the options that a command shares with its jobs.
     *
     * @param command the command
     * @return names such as {@code --size}
     */
    public static Set<String> shared(CommandLine command) {
        Set<String> ofCommand = names(command);
        return names(commandLine(new JobCommand())).stream()
                .filter(ofCommand::contains)
                .collect(Collectors.toSet());
    }

    private static Set<String> names(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .collect(Collectors.toSet());
    }

    /**
     * The options that were given to a command and are for each of its jobs.
     *
     * @param parsed what the command was given
     * @param shared their names
     * @return values by name, as they were typed
     */
    public static Map<String, String> given(ParseResult parsed, Set<String> shared) {
        Map<String, String> given = new LinkedHashMap<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            if (shared.contains(option.longestName())) {
                given.put(option.longestName(), String.join(",", option.originalStringValues()));
            }
        }
        return given;
    }

    /**
     * Understands a job.
     *
     * @param job the job
     * @return its options
     * @throws CommandLine.ParameterException if a value is not understood
     */
    static TransferOptions options(Job job) {
        List<String> arguments = new ArrayList<>();
        job.options().forEach((name, value) -> arguments.add(name + "=" + value));
        arguments.add("--");
        arguments.add(job.content().toString());
        job.styles().forEach(style -> arguments.add(style.toString()));
        JobCommand command = new JobCommand();
        commandLine(command).parseArgs(arguments.toArray(String[]::new));
        return command.transfer;
    }
}
