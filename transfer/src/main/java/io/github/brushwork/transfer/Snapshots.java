package io.github.brushwork.transfer;

import io.github.brushwork.optim.OptimizationListener.Decision;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Takes pictures of a running transfer, to be watched, kept, or made into a film.
 *
 * <pre>{@code
 * transfer.listener(Snapshots.every(20, snapshot -> show(snapshot.image())));
 * }</pre>
 *
 * <p>Holds no picture: {@code taker} may write them or reduce them, for one of 1024 x 1024 pixels is 12 MB. It is called on the
 * thread that runs the transfer, which waits for it. Immutable; for several transfers if its taker is.
 */
public final class Snapshots implements TransferListener {

    private final Predicate<TransferProgress> due;
    private final Consumer<Snapshot> taker;

    private Snapshots(Predicate<TransferProgress> due, Consumer<Snapshot> taker) {
        this.due = due;
        this.taker = Objects.requireNonNull(taker, "taker");
    }

    /**
     * A picture after every so many iterations, counted through all scales.
     *
     * @param iterations from one picture to the next, at least 1
     * @param taker gets them
     * @return the listener
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static Snapshots every(int iterations, Consumer<Snapshot> taker) {
        if (iterations < 1) {
            throw new IllegalArgumentException(
                    "a snapshot every " + iterations + " iterations: there must be at least 1");
        }
        return new Snapshots(progress -> progress.point().iteration() % iterations == 0, taker);
    }

    /**
     * Pictures evenly through the run, the last one after its last iteration.
     *
     * @param count how many, at least 1; one of each iteration if there are fewer
     * @param taker gets them
     * @return the listener
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static Snapshots evenly(int count, Consumer<Snapshot> taker) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " snapshots: there must be at least 1");
        }
        return new Snapshots(progress -> progress.completesPart(count), taker);
    }

    @Override
    public Decision onIteration(TransferProgress progress) {
        if (due.test(progress)) {
            taker.accept(new Snapshot(progress.point(), progress.image()));
        }
        return Decision.CONTINUE;
    }
}
