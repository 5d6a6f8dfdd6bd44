package io.github.brushwork.optim;

import java.util.Optional;

/** Whether the thread of a run is interrupted, which is left as it is. */
final class Interruption {

    private Interruption() {}

    static boolean isPending() {
        return Thread.currentThread().isInterrupted();
    }

    static StopReason reason(Progress progress) {
        return new StopReason(
                StopReason.Kind.INTERRUPTED,
                "the thread was interrupted after " + progress.evaluations() + " evaluations");
    }

    static Optional<StopReason> check(Progress progress) {
        return isPending() ? Optional.of(reason(progress)) : Optional.empty();
    }
}
