package io.github.brushwork.transfer;

import io.github.brushwork.optim.OptimizerState;
import io.github.brushwork.transfer.record.Reweighing;
import io.github.brushwork.transfer.record.ScaleEnd;
import java.util.List;
import java.util.Map;

/** Saves a running transfer as often as was asked for. */
final class CheckpointWriter {

    private final Checkpoints plan;
    private final Map<String, String> conditions;
    private int iterations;
    private long last = System.nanoTime();

    CheckpointWriter(Checkpoints plan, Map<String, String> conditions) {
        this.plan = plan;
        this.conditions = conditions;
    }

    /** Counts an iteration; whether it is time to save. */
    boolean isDue() {
        iterations++;
        return iterations >= plan.iterations()
                && System.nanoTime() - last >= plan.interval().toNanos();
    }

    void save(
            int scale,
            List<Reweighing> reweighings,
            List<ScaleEnd> ends,
            List<TracePoint> trace,
            OptimizerState state) {
        CheckpointFile.write(new Checkpoint(conditions, scale, reweighings, ends, trace, state), plan.file());
        iterations = 0;
        last = System.nanoTime();
    }
}
