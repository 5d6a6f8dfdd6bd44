package io.github.brushwork.cli.display;

import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TransferProgress;
import java.nio.file.Path;

/** Shows nothing. */
public final class QuietDisplay implements RunDisplay {

    /** Creates the display. */
    public QuietDisplay() {}

    @Override
    public Decision onIteration(TransferProgress progress) {
        return Decision.CONTINUE;
    }

    @Override
    public void saved(StyleTransferResult result, Path file) {}

    @Override
    public void wrote(String what, Path file) {}

    @Override
    public void close() {}
}
