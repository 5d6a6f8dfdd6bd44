package io.github.brushwork.transfer;

import io.github.brushwork.optim.OptimizerState;
import io.github.brushwork.transfer.record.Reweighing;
import io.github.brushwork.transfer.record.ScaleEnd;
import java.util.List;
import java.util.Map;

/**
 * All that a transfer needs to go on.
 *
 * @param conditions what must be the same, by name
 * @param scale the scale under way, from 0
 * @param reweighings terms' weights that were changed during the run, first change first
 * @param ends of the scales before, first scale first
 * @param trace the losses so far
 * @param state the optimizer's
 */
record Checkpoint(
        Map<String, String> conditions,
        int scale,
        List<Reweighing> reweighings,
        List<ScaleEnd> ends,
        List<TracePoint> trace,
        OptimizerState state) {

    Checkpoint {
        reweighings = List.copyOf(reweighings);
        ends = List.copyOf(ends);
        trace = List.copyOf(trace);
    }

    /** Refuses to go on under other conditions; the message names the first that differs. */
    void requireConditions(Map<String, String> now) {
        Conditions.difference(conditions, now).ifPresent(difference -> {
            throw new CheckpointException(
                    "the checkpoint is of another transfer: its " + difference + "; resume with the same");
        });
    }
}
