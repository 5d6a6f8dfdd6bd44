package io.github.brushwork.samediff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.autodiff.functions.DifferentialFunction;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;

/**
 * Reverse-mode differentiation of a SameDiff graph with respect to one variable, in the graph itself.
 *
 * <p>Each operation is differentiated by SameDiff's own rule, except those with a rule given here. SameDiff's own sweep
 * ({@code createGradFunction}) always takes the gradient of a convolution's weights along with that of its input, which
 * for frozen weights is as much work again for nothing, and its {@code conv2d_bp} is several times slower than the forward
 * convolution that gives the same gradient.
 */
final class ReverseSweep {

    /** The derivative of one kind of operation. */
    interface Rule {

        /**
         * The gradients of an operation's inputs.
         *
         * @param graph the graph; modified: the gradients are added to it
         * @param operation the operation
         * @param outputGradients gradients of its outputs
         * @return a gradient for each input, null where none is needed
         */
        List<SDVariable> differentiate(
                SameDiff graph, DifferentialFunction operation, List<SDVariable> outputGradients);
    }

    /** Rules that hold in every graph. */
    private static final Map<String, Rule> OWN_RULES =
            Map.of("matmul", ReverseSweep::matrixProductGradient, "gather", ReverseSweep::gatherGradient);

    private final SameDiff graph;
    private final Map<String, Rule> rules;
    private final Map<String, SDVariable> gradients = new HashMap<>();
    private final Set<String> dependent = new HashSet<>();

    /**
     * Prepares a sweep.
     *
     * @param graph the graph; operations for the gradient will be added to it
     * @param rules derivatives by operation name ({@code conv2d}), instead of SameDiff's own
     */
    ReverseSweep(SameDiff graph, Map<String, Rule> rules) {
        this.graph = graph;
        this.rules = new HashMap<>(OWN_RULES);
        this.rules.putAll(rules);
    }

    /**
     * Adds the gradient of a scalar to the graph.
     *
     * @param value a scalar variable
     * @param variable what to differentiate with respect to
     * @return the gradient, of the variable's shape
     * @throws IllegalArgumentException if the value does not depend on the variable through differentiable operations
     */
    SDVariable gradient(SDVariable value, SDVariable variable) {
        List<SameDiffOp> operations = new ArrayList<>(graph.getOps().values());
        markDependent(operations, variable.name());
        gradients.put(value.name(), graph.constant(1.0f));
        for (int i = operations.size() - 1; i >= 0; i--) {
            if (isOnPath(operations.get(i))) {
                differentiate(operations.get(i));
            }
        }
        SDVariable gradient = gradients.get(variable.name());
        if (gradient == null) {
            throw new IllegalArgumentException(
                    "\"" + value.name() + "\" does not depend on \"" + variable.name() + "\"");
        }
        return gradient;
    }

    /** Marks every variable that is computed from the given one. Operations are listed in the order of their making. */
    private void markDependent(List<SameDiffOp> operations, String variable) {
        dependent.add(variable);
        for (SameDiffOp operation : operations) {
            if (operation.getInputsToOp() != null
                    && operation.getInputsToOp().stream().anyMatch(dependent::contains)) {
                operation.getOutputsOfOp().stream()
                        .filter(output -> graph.getVariable(output).dataType().isFPType())
                        .forEach(dependent::add);
            }
        }
    }

    private boolean isOnPath(SameDiffOp operation) {
        return operation.getInputsToOp() != null
                && operation.getInputsToOp().stream().anyMatch(dependent::contains)
                && operation.getOutputsOfOp().stream().anyMatch(gradients::containsKey);
    }

    private void differentiate(SameDiffOp operation) {
        List<SDVariable> outputGradients = operation.getOutputsOfOp().stream()
                .map(output -> gradients.computeIfAbsent(output, absent -> graph.zerosLike(graph.getVariable(absent))))
                .toList();
        DifferentialFunction function = operation.getOp();
        Rule rule = rules.get(function.opName());
        // A copy that may be changed: some of SameDiff's rules change the list they are given.
        List<SDVariable> inputGradients = rule == null
                ? function.doDiff(new ArrayList<>(outputGradients))
                : rule.differentiate(graph, function, outputGradients);
        for (int i = 0; i < operation.getInputsToOp().size(); i++) {
            String input = operation.getInputsToOp().get(i);
            if (dependent.contains(input)) {
                gradients.merge(input, inputGradients.get(i), SDVariable::add);
            }
        }
    }

    /**
     * A rule's answer when only the first input has a gradient.
     *
     * @param operation the operation
     * @param first gradient of its first input
     * @return the list that a {@link Rule} returns
     */
    static List<SDVariable> onlyFirst(DifferentialFunction operation, SDVariable first) {
        SDVariable[] all = new SDVariable[operation.args().length];
        all[0] = first;
        return Arrays.asList(all);
    }

    /**
     * The derivative of a matrix product, by matrix products. ND4J's own {@code matmul_bp} fails on matrices with a side of
     * length 1.
     */
    private static List<SDVariable> matrixProductGradient(
            SameDiff graph, DifferentialFunction operation, List<SDVariable> outputGradients) {
        SDVariable a = operation.arg(0);
        SDVariable b = operation.arg(1);
        long[] transposed = ((DynamicCustomOp) operation).iArgs();
        boolean transposedA = isSet(transposed, 0);
        boolean transposedB = isSet(transposed, 1);
        SDVariable gradient = isSet(transposed, 2) ? graph.transpose(outputGradients.get(0)) : outputGradients.get(0);
        SDVariable gradientOfA = transposedA
                ? graph.mmul(b, gradient, transposedB, true, false)
                : graph.mmul(gradient, b, false, !transposedB, false);
        SDVariable gradientOfB = transposedB
                ? graph.mmul(gradient, a, true, transposedA, false)
                : graph.mmul(a, gradient, !transposedA, false, false);
        return List.of(gradientOfA, gradientOfB);
    }

    private static boolean isSet(long[] flags, int index) {
        return flags.length > index && flags[index] != 0;
    }

    /**
     * The derivative of picking rows of a matrix: the rows' gradients, added up where the rows came from. SameDiff's own goes
     * through the rows in a loop of the graph, and fails.
     */
    private static List<SDVariable> gatherGradient(
            SameDiff graph, DifferentialFunction operation, List<SDVariable> outputGradients) {
        long[] axes = ((DynamicCustomOp) operation).iArgs();
        if (axes.length != 1 || axes[0] != 0 || operation.args().length != 2) {
            return operation.doDiff(new ArrayList<>(outputGradients));
        }
        SDVariable zeros = graph.zerosLike(operation.arg(0));
        return onlyFirst(operation, graph.scatterAdd(zeros, operation.arg(1), outputGradients.get(0)));
    }
}
