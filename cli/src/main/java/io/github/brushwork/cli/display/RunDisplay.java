package io.github.brushwork.cli.display;

import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TransferListener;
import java.nio.file.Path;

/** Shows how a run goes on and what came of it. */
public interface RunDisplay extends TransferListener, AutoCloseable {

    /**
     * Called once the result is written.
     *
     * @param result the result
     * @param file its file
     */
    void saved(StyleTransferResult result, Path file);

    /**
     * Called once something else is written, such as a film.
     *
     * @param what it is
     * @param file its file
     */
    void wrote(String what, Path file);

    @Override
    void close();
}
