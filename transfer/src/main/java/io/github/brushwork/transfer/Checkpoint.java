package io.github.brushwork.transfer;

import io.github.brushwork.optim.OptimizerState;
import java.util.List;
import java.util.Map;

/**
 * All that a transfer needs to go on.
 *
 * @param conditions what must be the same, by name
 * @param scale the scale under way, from 0
 * @param weights terms' weights that were changed during the run
 * @param trace the losses so far
 * @param state the optimizer's
 */
record Checkpoint(
        Map<String, String> conditions,
        int scale,
        Map<String, Double> weights,
        List<TracePoint> trace,
        OptimizerState state) {

    /** Refuses to go on under other conditions; the message names the first that differs. */
    void requireConditions(Map<String, String> now) {
        for (Map.Entry<String, String> then : conditions.entrySet()) {
            String found = now.get(then.getKey());
            if (!then.getValue().equals(found)) {
                throw new CheckpointException("the checkpoint is of another transfer: its " + then.getKey() + " is "
                        + then.getValue() + ", but here it is " + found + "; resume with the same");
            }
        }
    }
}
