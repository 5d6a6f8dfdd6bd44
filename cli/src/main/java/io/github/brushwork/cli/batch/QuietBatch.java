package io.github.brushwork.cli.batch;

import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TransferListener;
import java.time.Duration;

/** Shows nothing. */
public final class QuietBatch implements BatchDisplay {

    /** Creates the display. */
    public QuietBatch() {}

    @Override
    public TransferListener begun(Job job) {
        return progress -> Decision.CONTINUE;
    }

    @Override
    public void painted(Job job, StyleTransferResult result) {}

    @Override
    public void done(Job job) {}

    @Override
    public void failed(Job job, Throwable reason) {}

    @Override
    public void remaining(int left, Duration time) {}

    @Override
    public void ended(Summary summary) {}
}
