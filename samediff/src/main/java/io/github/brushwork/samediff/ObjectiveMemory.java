package io.github.brushwork.samediff;

import io.github.brushwork.core.MemoryEstimate;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.config.ExecutionResult;
import org.nd4j.autodiff.samediff.config.SDValue;
import org.nd4j.autodiff.samediff.internal.FrameIter;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.OpContext;

/** The memory of a {@link SameDiffObjective}, found by making its graph and running it on {@link Phantoms}. */
final class ObjectiveMemory {

    private final ObjectiveGraph graph;
    private final BufferPool pool = new BufferPool(Phantoms::create);
    private final Map<String, INDArray> inputs = new HashMap<>();

    private ObjectiveMemory(ObjectiveGraph graph) {
        this.graph = graph;
        graph.placeholders().forEach((name, shape) -> inputs.put(name, Phantoms.create(DataType.FLOAT, 'c', shape)));
    }

    static MemoryEstimate of(Network network, List<Term> terms, Shape input) {
        ObjectiveGraph graph =
                new ObjectiveGraph(network, NetworkGraph.Weights.PHANTOMS, LossDefinitions.FITTED, terms, input);
        ObjectiveMemory memory = new ObjectiveMemory(graph);
        try {
            return new MemoryEstimate(memory.heap(), memory.outside());
        } finally {
            memory.pool.close();
            memory.inputs.values().forEach(INDArray::close);
            Graphs.freeConstants(graph.graph());
        }
    }

    /** In the order of an evaluation, as later runs take over the arrays of earlier ones. */
    private MemoryEstimate.Parts outside() {
        if (!graph.kernelInputs().isEmpty()) {
            run(graph.kernelInputs());
        }
        long lossArrays = run(graph.outputs());
        long image = NativeArrays.bytes(inputs.get(Network.INPUT));
        long seeds = inputs.values().stream().mapToLong(NativeArrays::bytes).sum() - image;
        return new MemoryEstimate.Parts(
                Graphs.constantBytes(graph.graph()) - graph.lossConstantBytes(),
                image + pool.bytes() - lossArrays,
                seeds + lossArrays + graph.lossConstantBytes(),
                0);
    }

    /** The size of the losses' arrays. */
    private long run(List<String> outputs) {
        pool.recycle();
        ShapeSession session = new ShapeSession(graph.graph(), pool, graph.lossOperations());
        session.output(outputs, inputs, null, Set.of(), List.of(), null);
        return session.observedBytes();
    }

    /** A loss in the graph keeps its target, of which the graph has a copy; the others their arrays and their kernels'. */
    private MemoryEstimate.Parts heap() {
        try (Workers workers = Workers.onAllProcessors()) {
            Kernels kernels = Kernels.fastest(workers);
            Footprint losses = graph.kernelTerms().stream()
                    .map(term -> term.loss()
                            .footprint(term.shape(), kernels.footprints())
                            .and(Footprint.floats(2L * term.shape().size())))
                    .reduce(Footprint.NONE, Footprint::and);
            return new MemoryEstimate.Parts(
                    0, 0, graph.lossConstantBytes() + losses.kept(), losses.ofWorkers(workers.count()));
        }
    }

    /**
     * A session that goes through a graph as a run does, with {@link Phantoms} for arrays, and computes nothing but shapes. Where
     * a shape depends on the elements of another array than one of a few integers, it is that of arbitrary elements.
     */
    private static final class ShapeSession extends InferenceSession {

        /** Names of the operations whose outputs are to be added up. */
        private final Set<String> observed;

        private long observedBytes;

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
}
