package io.github.brushwork.examples;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.examples.options.OutputOptions;
import io.github.brushwork.examples.options.TransferOptions;
import io.github.brushwork.optim.StopReason;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.StyleTransferResult;
import java.io.PrintWriter;
import java.util.Locale;
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

    TransferOptions transfer() {
        return transfer;
    }

    /** Paints, or says what would be painted; returns the exit code. */
    int run(UnaryOperator<StyleTransferBuilder> change) {
        StyleTransferBuilder described = change.apply(describe());
        if (output.dryRun()) {
            out().print(new Plan(transfer, output).text());
            out().flush();
            return CommandLine.ExitCode.OK;
        }
        Image.requireWritable(output.output());
        transfer.saveSettings();
        return Interruption.savingFirst(() -> paint(described));
    }

    private int paint(StyleTransferBuilder described) {
        try (ProgressDisplay progress = new ProgressDisplay(err())) {
            StyleTransferResult result = described.listener(progress).build().run();
            save(result);
            report(result);
            return exitCode(result);
        }
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
        return transfer.transfer(Samples.harbour(), Samples.painting(), err());
    }

    private void save(StyleTransferResult result) {
        if (output.record()) {
            result.saveWithRecord(output.output());
        } else {
            result.save(output.output());
        }
    }

    private void report(StyleTransferResult result) {
        int last = result.trace().size() - 1;
        out().printf(
                        Locale.ROOT,
                        "wrote %s: %d x %d pixels, loss %.4g after %d iterations in %.1f s (%s, %s)%n",
                        output.output(),
                        result.image().width(),
                        result.image().height(),
                        result.trace().get(last).loss(),
                        result.trace().size(),
                        (result.preparation().toMillis() + result.optimization().toMillis()) / 1000.0,
                        result.engine(),
                        result.network());
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
