package io.github.brushwork.samediff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.Op;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.BaseCompatOp;
import org.nd4j.linalg.api.ops.impl.shape.CreateView;
import org.nd4j.linalg.api.ops.impl.transforms.Assert;
import org.nd4j.linalg.api.ops.impl.transforms.custom.Assign;
import org.nd4j.linalg.api.ops.impl.transforms.same.Identity;
import org.nd4j.linalg.api.shape.LongShapeDescriptor;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The operations of one run of a graph in their order, with the arrays they read and wrote, to be executed again on the
 * same arrays. Executing them costs little more than the arithmetic; SameDiff's session works out anew each time what
 * depends on what, and leaves megabytes of garbage.
 */
final class Recording implements AutoCloseable {

    private record Step(DifferentialFunction operation, OpContext context) {}

    private final List<Step> steps = new ArrayList<>();
    private boolean replayable = true;

    /**
     * Adds an operation that is about to be executed.
     *
     * @param operation the operation
     * @param context its arrays and arguments, or null for operations that a session treats by itself
     */
    void add(DifferentialFunction operation, OpContext context) {
        if (operation instanceof Identity) {
            return; // hands on its input, which the recorded readers already have
        }
        if (context == null || !isPlain(operation)) {
            replayable = false;
            return;
        }
        OpContext copy = Nd4j.getExecutioner().buildContext();
        steps.add(new Step(operation, copy));
        copy.setInputArrays(context.getInputArrays());
        copy.setOutputArrays(context.getOutputArrays());
        if (operation instanceof CustomOp custom) {
            copy.setIArguments(custom.iArgs());
            copy.setTArguments(custom.tArgs());
            copy.setBArguments(custom.bArgs());
            copy.setDArguments(custom.dArgs());
        }
    }

    /** Whether an operation does nothing but compute the elements of its outputs, which are there already. */
    static boolean isPlain(DifferentialFunction operation) {
        boolean special = operation instanceof BaseCompatOp
                || operation instanceof Assert
                || operation instanceof Assign
                || operation instanceof CreateView;
        return !special && (operation instanceof CustomOp || operation instanceof Op);
    }

    /**
     * Executes the operations again on what their arrays now hold.
     *
     * @return whether this was possible; if not, a session must run the graph
     */
    boolean replay() {
        if (!replayable) {
            return false;
        }
        for (Step step : steps) {
            if (step.operation() instanceof CustomOp custom) {
                if (!hasSameShapes(custom, step.context())) {
                    return false;
                }
                Nd4j.exec(custom, step.context());
            } else {
                Nd4j.exec((Op) step.operation(), step.context());
            }
        }
        return true;
    }

    /** The shape of an output may depend on the values of an input, not only on its shape. */
    private static boolean hasSameShapes(CustomOp operation, OpContext context) {
        List<LongShapeDescriptor> shapes = operation.calculateOutputShape(context);
        List<INDArray> outputs = context.getOutputArrays();
        for (int i = 0; i < shapes.size(); i++) {
            if (!Arrays.equals(shapes.get(i).getShape(), outputs.get(i).shape())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        steps.forEach(step -> closeContext(step.context()));
    }

    private static void closeContext(OpContext context) {
        try {
            context.close();
        } catch (Exception e) {
            throw new IllegalStateException("an operation's native context could not be freed", e);
        }
    }
}
