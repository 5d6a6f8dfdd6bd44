package io.github.brushwork.samediff;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.InferenceSession;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Runs a graph again and again in the same native memory.
 *
 * <p>SameDiff's own session leaves every intermediate array to Java's garbage collector, which does not see how large they
 * are: a style transfer of 256 x 256 pixels grows by half a gigabyte an evaluation. Here all arrays come from a
 * {@link BufferPool}, and return to it before the next run; when the inputs change their size, the memory is freed first.
 */
final class GraphRunner implements AutoCloseable {

    private final SameDiff graph;
    private final BufferPool pool = new BufferPool();
    private final InferenceSession session;
    private Map<String, List<Long>> lastShapes = Map.of();

    /**
     * Prepares runs of a graph, which now belongs to the runner: its constants are freed on close.
     *
     * @param graph the graph; may still grow
     */
    GraphRunner(SameDiff graph) {
        this.graph = graph;
        session = new InferenceSession(graph);
        session.setMmgr(pool);
    }

    /**
     * Computes variables of the graph.
     *
     * @param inputs the placeholders' arrays
     * @param outputs names of variables
     * @return their arrays by name, valid until the next run
     */
    Map<String, INDArray> run(Map<String, INDArray> inputs, List<String> outputs) {
        Map<String, List<Long>> shapes = shapes(inputs);
        if (shapes.equals(lastShapes)) {
            pool.recycle();
        } else {
            pool.close();
            lastShapes = shapes;
        }
        return session.output(outputs, inputs, null, Set.of(), List.of(), null);
    }

    private static Map<String, List<Long>> shapes(Map<String, INDArray> arrays) {
        return arrays.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        array -> Arrays.stream(array.getValue().shape()).boxed().toList()));
    }

    @Override
    public void close() {
        pool.close();
        graph.variables().stream()
                .filter(SDVariable::isConstant)
                .map(SDVariable::getArr)
                .filter(INDArray::closeable)
                .forEach(INDArray::close);
    }
}
