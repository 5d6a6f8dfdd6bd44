package io.github.brushwork.cli;

import io.github.brushwork.cli.options.TransferOptions;
import io.github.brushwork.transfer.Estimate;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code stylize estimate}. */
@Command(
        name = "estimate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        description =
                "Tells the memory and the time that a picture needs, and the largest that fits, painting for three seconds.")
final class EstimateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private TransferOptions transfer;

    /** Exits with 0 if the picture fits, else with 1. */
    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Estimate estimate = transfer.transfer(Samples::harbour, Samples::painting, err)
                .build()
                .estimate();
        spec.commandLine().getOut().println(estimate);
        spec.commandLine().getOut().flush();
        return estimate.memory().fits() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
