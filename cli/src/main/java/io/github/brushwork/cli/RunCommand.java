package io.github.brushwork.cli;

import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stylize run}, which is what {@code stylize} does without a command. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        description = "Paints one image in the style of others.")
final class RunCommand implements Callable<Integer> {

    @Mixin
    private Painting painting;

    @Override
    public Integer call() {
        return painting.run(UnaryOperator.identity());
    }
}
