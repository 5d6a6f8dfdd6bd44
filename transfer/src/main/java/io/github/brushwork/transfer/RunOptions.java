package io.github.brushwork.transfer;

import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.optim.StoppingRule;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How a transfer runs, whatever it paints. All but the listener may be null.
 *
 * @param stoppingRule what else may end a scale
 * @param timeLimit for the whole transfer
 * @param checkpoints where and how often it is saved
 * @param resumed the checkpoint from which it goes on
 * @param replay what was done to the run that it makes again
 * @param styleCache what it shares with other transfers
 * @param listener who watches
 */
record RunOptions(
        StoppingRule stoppingRule,
        Duration timeLimit,
        Checkpoints checkpoints,
        Path resumed,
        Replay replay,
        StyleCache styleCache,
        TransferListener listener) {

    static final TransferListener SILENT = progress -> Decision.CONTINUE;

    static RunOptions stoppedBy(StoppingRule rule) {
        return new RunOptions(rule, null, null, null, null, null, SILENT);
    }
}
