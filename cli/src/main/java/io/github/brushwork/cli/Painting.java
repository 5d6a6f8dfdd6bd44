package io.github.brushwork.cli;

import io.github.brushwork.cli.display.JsonDisplay;
import io.github.brushwork.cli.display.JsonLines;
import io.github.brushwork.cli.display.ProgressDisplay;
import io.github.brushwork.cli.display.QuietDisplay;
import io.github.brushwork.cli.display.RunDisplay;
import io.github.brushwork.cli.options.DisplayOptions;
import io.github.brushwork.cli.options.EvolutionOptions;
import io.github.brushwork.cli.options.OutputOptions;
import io.github.brushwork.cli.options.TransferOptions;
import io.github.brushwork.optim.StopReason;
import io.github.brushwork.transfer.KeptNetwork;
import io.github.brushwork.transfer.MemoryUse;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.record.TransferRecord;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands that paint have in common: their options, and to paint, save and report. */
final class Painting {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Mixin
    private TransferOptions transfer;

    @ArgGroup(validate = false, heading = "%nOutput:%n")
    private OutputOptions output = new OutputOptions();

    @ArgGroup(validate = false, heading = "%nMessages:%n")
    private DisplayOptions display = new DisplayOptions();

    @ArgGroup(validate = false, heading = "%nHow it came about:%n")
    private EvolutionOptions evolution = new EvolutionOptions();

    TransferOptions transfer() {
        return transfer;
    }

    /** Paints, or says what would be painted; returns the exit code. */
    int run(UnaryOperator<StyleTransferBuilder> change) {
        StyleTransferBuilder described = change.apply(describe());
        transfer.saveSettings();
        if (output.dryRun()) {
            MemoryUse memory = described.network(transfer.standIn()).build().memoryUse();
            out().print(new Plan(transfer, output, evolution, memory).text());
            out().flush();
            return CommandLine.ExitCode.OK;
        }
        output.requireWritable(output.output());
        IntSupplier painting = () -> Interruption.savingFirst(() -> paint(described));
        return isQuiet() ? CommandLogging.quietly(painting) : painting.getAsInt();
    }

    private int paint(StyleTransferBuilder described) {
        KeptNetwork network = new KeptNetwork(transfer.networkSource(messages()));
        try (RunDisplay display = display();
                Keepsakes keepsakes = new Keepsakes(evolution, transfer, output.output(), arguments())) {
            StyleTransferResult result = described
                    .network(network)
                    .listener(display.and(keepsakes))
                    .build()
                    .run();
            save(result);
            display.saved(result, output.output());
            keepsakes.make(result, network.network(), display);
            return exitCode(result);
        }
    }

    private boolean isQuiet() {
        return display.display() == DisplayOptions.Display.QUIET;
    }

    private RunDisplay display() {
        return switch (display.display()) {
            case LINES -> new ProgressDisplay(out(), err());
            case JSON -> new JsonDisplay(new JsonLines(out()));
            case QUIET -> new QuietDisplay();
        };
    }

    private int exitCode(StyleTransferResult result) {
        if (result.stopReason().kind() != StopReason.Kind.INTERRUPTED) {
            return CommandLine.ExitCode.OK;
        }
        err().println("interrupted: this is the best picture so far"
                + transfer.checkpoint()
                        .map(file -> "; \"stylize resume\" with the same arguments goes on from " + file)
                        .orElse(""));
        err().flush();
        return Interruption.EXIT_CODE;
    }

    private StyleTransferBuilder describe() {
        return transfer.transfer(Samples::harbour, Samples::painting, messages());
    }

    private PrintWriter messages() {
        return isQuiet() ? new PrintWriter(Writer.nullWriter()) : err();
    }

    private List<String> arguments() {
        return spec.root().commandLine().getParseResult().originalArgs();
    }

    private void save(StyleTransferResult result) {
        output.write(result.image(), output.output());
        if (output.record()) {
            result.record().write(TransferRecord.beside(output.output()));
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
