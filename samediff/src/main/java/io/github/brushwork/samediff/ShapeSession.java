package io.github.brushwork.samediff;

import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.config.ExecutionResult;
import org.nd4j.autodiff.samediff.config.SDValue;
import org.nd4j.autodiff.samediff.internal.FrameIter;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.linalg.api.ops.OpContext;

/**
 * A session that goes through a graph as a run does, with {@link Phantoms} for arrays, and computes nothing but shapes. Where
 * a shape depends on the elements of another array than one of a few integers, it is that of arbitrary elements.
 */
final class ShapeSession extends InferenceSession {

    private final Set<String> observed;
    private long observedBytes;

    /**
     * Prepares a run.
     *
     * @param pool a pool of phantoms
     * @param observed names of the operations whose outputs are to be added up
     */
    ShapeSession(SameDiff graph, BufferPool pool, Set<String> observed) {
        super(graph);
        setMmgr(pool);
        this.observed = observed;
    }

    /** The size of the outputs of the observed operations. */
    long observedBytes() {
        return observedBytes;
    }

    @Override
    public ExecutionResult doExec(
            DifferentialFunction operation,
            OpContext context,
            FrameIter frame,
            Set<VarId> inputs,
            Set<VarId> allIterationInputs,
            Set<String> constantsAndPlaceholders,
            Map<String, SDValue> otherPlaceholders) {
        boolean plain = context != null && Recording.isPlain(operation);
        if (plain && observed.contains(operation.getOwnName())) {
            observedBytes += context.getOutputArrays().stream()
                    .mapToLong(NativeArrays::bytes)
                    .sum();
        }
        return plain && !context.getOutputArrays().stream().allMatch(Phantoms::mayBeShape)
                ? ExecutionResult.createFrom(operation, context)
                : super.doExec(
                        operation,
                        context,
                        frame,
                        inputs,
                        allIterationInputs,
                        constantsAndPlaceholders,
                        otherPlaceholders);
    }
}
