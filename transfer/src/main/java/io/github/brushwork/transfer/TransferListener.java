package io.github.brushwork.transfer;

import io.github.brushwork.optim.OptimizationListener.Decision;

/** Watches a running transfer, and may end it. Called on the thread that runs it. */
@FunctionalInterface
public interface TransferListener {

    /**
     * Called after every iteration.
     *
     * @param progress how far the transfer has come; valid during the call only
     * @return whether to go on; after a stop the result is the best image so far
     */
    Decision onIteration(TransferProgress progress);

    /**
     * This listener and then another. Both are always called; the run ends if either ends it.
     *
     * @param next called second
     * @return both as one
     */
    default TransferListener and(TransferListener next) {
        return progress -> {
            Decision first = onIteration(progress);
            Decision second = next.onIteration(progress);
            return first == Decision.STOP ? first : second;
        };
    }
}
