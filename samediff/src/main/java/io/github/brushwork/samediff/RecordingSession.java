package io.github.brushwork.samediff;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.listeners.At;
import org.nd4j.autodiff.listeners.Listener;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.config.ExecutionResult;
import org.nd4j.autodiff.samediff.config.SDValue;
import org.nd4j.autodiff.samediff.internal.FrameIter;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.dataset.api.MultiDataSet;

/** A session that takes its arrays from a pool and notes down what it executes. */
final class RecordingSession extends InferenceSession {

    private final Recording recording;

    RecordingSession(SameDiff graph, BufferPool pool, Recording recording) {
        super(graph);
        setMmgr(pool);
        this.recording = recording;
    }

    @Override
    public ExecutionResult getOutputs(
            Pair<SameDiffOp, OpContext> operation,
            FrameIter frame,
            Set<VarId> inputs,
            Set<VarId> allIterationInputs,
            Set<String> constantsAndPlaceholders,
            List<Listener> listeners,
            At at,
            MultiDataSet batch,
            Set<String> required,
            Map<String, SDValue> otherPlaceholders) {
        recording.add(operation.getFirst().getOp(), operation.getSecond());
        return super.getOutputs(
                operation,
                frame,
                inputs,
                allIterationInputs,
                constantsAndPlaceholders,
                listeners,
                at,
                batch,
                required,
                otherPlaceholders);
    }
}
