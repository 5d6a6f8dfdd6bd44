package io.github.brushwork.cli.weights;

import io.github.brushwork.vgg.download.DownloadListener;
import io.github.brushwork.vgg.download.RemoteFile;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how a download goes on: a progress bar on a terminal, else a line every tenth of the way. */
public final class DownloadDisplay implements DownloadListener, AutoCloseable {

    private static final long MEGABYTE = 1_000_000;

    private final PrintWriter lines;
    private final boolean terminal = System.console() != null;
    private ProgressBar bar;
    private long tenths;

    /**
     * Prepares the display; nothing is shown before a download starts.
     *
     * @param lines where lines go
     */
    public DownloadDisplay(PrintWriter lines) {
        this.lines = lines;
    }

    @Override
    public void started(RemoteFile file, URI mirror, long resumedAt) {
        close();
        tenths = 10 * resumedAt / file.size();
        say(resumedAt == 0 ? "fetching %s" : "fetching %s, going on at %d MB", mirror, resumedAt / MEGABYTE);
        if (terminal) {
            bar = new ProgressBarBuilder()
                    .setTaskName(file.fileName())
                    .setInitialMax(file.size())
                    .setUnit(" MB", MEGABYTE)
                    .setStyle(ProgressBarStyle.ASCII)
                    .startsFrom(resumedAt, Duration.ZERO)
                    .build();
        }
    }

    @Override
    public void progressed(long bytes, long total) {
        if (bar != null) {
            bar.stepTo(bytes);
        } else if (10 * bytes / total > tenths) {
            tenths = 10 * bytes / total;
            say("%d of %d MB", bytes / MEGABYTE, total / MEGABYTE);
        }
    }

    @Override
    public void retrying(URI mirror, String reason, Duration delay) {
        close();
        say("%s: %s; trying again in %.1f s", mirror, reason, delay.toMillis() / 1000.0);
    }

    @Override
    public void givenUp(URI mirror, String reason) {
        close();
        say("%s: %s", mirror, reason);
    }

    @Override
    public void replacing(Path target, String reason) {
        say("replacing %s: %s", target, reason);
    }

    @Override
    public void waiting(Path target) {
        say("waiting for another program that fetches %s", target);
    }

    @Override
    public void finished(Path target) {
        close();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    private void say(String format, Object... arguments) {
        lines.printf(Locale.ROOT, format + "%n", arguments);
        lines.flush();
    }
}
