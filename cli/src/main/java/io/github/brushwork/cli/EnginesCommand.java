package io.github.brushwork.cli;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.EngineChoice;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stylize engines}. */
@Command(
        name = "engines",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Lists the engines, in the order in which they are tried: the first that can run here is taken.")
final class EnginesCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    /** Exits with 1 if none can run. */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<EngineChoice> choices = Engine.choices();
        EngineChoice taken = choices.stream()
                .filter(choice -> choice.availability().usable())
                .findFirst()
                .orElse(null);
        for (EngineChoice choice : choices) {
            out.printf(
                    "%s %-12s %s%s%n",
                    choice == taken ? "*" : " ",
                    choice.provider().name(),
                    choice.availability().usable() ? "" : "cannot run: ",
                    choice.availability().reason());
        }
        out.flush();
        return taken == null ? 1 : 0;
    }
}
