package io.github.brushwork.examples;

import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TransferListener;
import java.nio.file.Path;

/** Shows how a run goes on and what came of it. */
interface RunDisplay extends TransferListener, AutoCloseable {

    /** Called once the result is written. */
    void saved(StyleTransferResult result, Path file);

    /** Called once something else is written, such as a film. */
    void wrote(String what, Path file);

    @Override
    void close();
}
