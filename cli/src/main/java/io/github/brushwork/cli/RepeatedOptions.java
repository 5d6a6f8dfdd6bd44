package io.github.brushwork.cli;

import java.util.HashSet;
import java.util.Set;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ParseResult.GroupMatch;
import picocli.CommandLine.ParseResult.GroupMatchContainer;

/**
 * Refuses options that are given twice. Where options are in sections of the help, picocli takes a second one for the beginning of
 * other such sections, and forgets all that was given before.
 */
final class RepeatedOptions {

    private RepeatedOptions() {}

    /**
     * Looks at a command and those below it.
     *
     * @throws ParameterException if an option is given twice; the message names it
     */
    static void refuse(ParseResult parsed) {
        Set<ArgSpec> given = new HashSet<>();
        for (GroupMatch sections : parsed.getGroupMatches()) {
            for (GroupMatchContainer section : sections.matchedSubgroups().values()) {
                section.matches().forEach(match -> refuse(section, match, given, parsed));
            }
        }
        parsed.subcommands().forEach(RepeatedOptions::refuse);
    }

    private static void refuse(GroupMatchContainer section, GroupMatch match, Set<ArgSpec> given, ParseResult parsed) {
        for (OptionSpec option : section.group().options()) {
            if (!match.matchedValues(option).isEmpty() && !given.add(option)) {
                throw new ParameterException(
                        parsed.commandSpec().commandLine(),
                        option.longestName() + " is given twice: leave one of them out");
            }
        }
    }
}
