package io.github.brushwork.cli.display;

import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TransferProgress;
import java.nio.file.Path;
import java.util.Locale;

/** What people are told of a run, whoever runs it. */
public final class Sentences {

    private Sentences() {}

    /**
     * How far a run is.
     *
     * @param progress of the run
     * @return one line
     */
    public static String progress(TransferProgress progress) {
        return String.format(
                Locale.ROOT,
                "iteration %d of %d, loss %.4g, %d s left",
                progress.point().iteration(),
                progress.iterations(),
                progress.point().loss(),
                progress.remaining().toSeconds());
    }

    /**
     * What came of a run.
     *
     * @param result its result
     * @param file where that is
     * @return one line
     */
    public static String saved(StyleTransferResult result, Path file) {
        int last = result.trace().size() - 1;
        return String.format(
                Locale.ROOT,
                "wrote %s: %d x %d pixels, loss %.4g after %d iterations in %.1f s (%s, %s)",
                file,
                result.image().width(),
                result.image().height(),
                result.trace().get(last).loss(),
                result.trace().size(),
                (result.preparation().toMillis() + result.optimization().toMillis()) / 1000.0,
                result.engine(),
                result.network());
    }
}
