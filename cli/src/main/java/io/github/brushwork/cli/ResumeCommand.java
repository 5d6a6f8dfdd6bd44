package io.github.brushwork.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stylize resume}. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        description =
                "Goes on with a run that was interrupted: give the arguments that it had, with --checkpoint. The result is the"
                        + " same to the bit as if it had never stopped.")
final class ResumeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Painting painting;

    @Override
    public Integer call() {
        Path checkpoint = painting.transfer()
                .checkpoint()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "say with --checkpoint FILE where the run was saved"));
        return painting.run(transfer -> transfer.resume(checkpoint));
    }
}
