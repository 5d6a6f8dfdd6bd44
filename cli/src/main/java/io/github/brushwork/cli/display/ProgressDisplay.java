package io.github.brushwork.cli.display;

import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TransferProgress;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar with the loss and the time left; a line every tenth of the way where there is no terminal. */
public final class ProgressDisplay implements RunDisplay {

    private final PrintWriter out;
    private final PrintWriter lines;
    private final boolean terminal = System.console() != null;
    private ProgressBar bar;

    /**
     * Prepares the display; nothing is shown before the first iteration.
     *
     * @param out where the result is told
     * @param lines where progress goes when there is no terminal
     */
    public ProgressDisplay(PrintWriter out, PrintWriter lines) {
        this.out = out;
        this.lines = lines;
    }

    @Override
    public Decision onIteration(TransferProgress progress) {
        if (terminal) {
            showBar(progress);
        } else if (progress.completesPart(10)) {
            lines.println(Sentences.progress(progress));
            lines.flush();
        }
        return Decision.CONTINUE;
    }

    private void showBar(TransferProgress progress) {
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("painting")
                    .setInitialMax(progress.iterations())
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
        bar.setExtraMessage(
                String.format(Locale.ROOT, "loss %.4g", progress.point().loss()));
        bar.stepTo(progress.point().iteration());
    }

    @Override
    public void saved(StyleTransferResult result, Path file) {
        out.println(Sentences.saved(result, file));
        out.flush();
    }

    @Override
    public void wrote(String what, Path file) {
        out.printf("wrote the %s %s%n", what, file);
        out.flush();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
