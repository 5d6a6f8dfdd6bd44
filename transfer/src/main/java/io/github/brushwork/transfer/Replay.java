package io.github.brushwork.transfer;

import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.record.RecordException;
import io.github.brushwork.transfer.record.ScaleEnd;
import io.github.brushwork.transfer.record.TransferRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Does to a run what was done to the one of a record: changes weights, and ends scales.
 *
 * @param record of the other run
 */
record Replay(TransferRecord record) {

    /** Refuses to run under other conditions; the message names the first that differs. */
    void requireConditions(Map<String, String> now) {
        Map<String, String> then =
                Conditions.joined(record.conditions(), Conditions.ofSettings(record.preset(), record.seed()));
        Conditions.difference(then, now).ifPresent(difference -> {
            throw new RecordException(
                    "the record is of another transfer: its " + difference + "; give the same to reproduce it");
        });
    }

    /** A listener that changes the weights first. */
    TransferListener before(TransferListener listener) {
        return progress -> {
            record.reweighings().stream()
                    .filter(change -> change.iteration() == progress.point().iteration())
                    .forEach(change -> progress.reweigh(change.term(), change.weight()));
            return listener.onIteration(progress);
        };
    }

    /** What ends a scale, counted from 0, after the iteration at which it ended, and for the same reason. */
    Optional<StoppingRule> rule(int scale) {
        return end(scale)
                .filter(end -> !endsByItself(end) && !end.isAmidIteration())
                .map(end -> progress ->
                        progress.iteration() >= end.iterations() ? Optional.of(end.reason()) : Optional.empty());
    }

    /** Whether the optimizer finds out in an iteration that it does not complete, whose best point counts all the same. */
    private static boolean endsByItself(ScaleEnd end) {
        return switch (end.reason().kind()) {
            case LINE_SEARCH_FAILED, NOT_FINITE -> true;
            case ITERATIONS, EVALUATIONS, TIME, RELATIVE_CHANGE, GRADIENT_NORM, OTHER_RULE, LISTENER, INTERRUPTED ->
                false;
        };
    }

    /** What interrupts a scale, counted from 0, amid an iteration. */
    Optional<Interrupter> interrupter(int scale) {
        return end(scale).filter(ScaleEnd::isAmidIteration).map(end -> new Interrupter(end.evaluations()));
    }

    private Optional<ScaleEnd> end(int scale) {
        List<ScaleEnd> ends = record.ends();
        return ends.stream().filter(end -> end.scale() == scale + 1).findFirst();
    }
}
