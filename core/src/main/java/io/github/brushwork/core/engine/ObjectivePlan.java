package io.github.brushwork.core.engine;

import io.github.brushwork.core.MemoryEstimate;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Footprint;
import io.github.brushwork.core.kernel.Footprints;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an objective is made of: stages, arrays, and which loss reads what. Nothing is allocated; a {@link JavaObjective}
 * does that, and until then {@link #memory} tells how much it will be. Immutable.
 */
final class ObjectivePlan {

    private final List<Term> terms;
    private final Shape input;
    private final List<StagePlan> stages;
    /** For each term the shape of the activations it reads. */
    private final List<Shape> shapes;

    private final int[][] termsAtDepth;
    private final BufferPlan buffers;

    /**
     * Plans an objective.
     *
     * @throws IllegalArgumentException if there is no term, two have one name, a layer is unknown, or the image does not fit
     *     the network
     */
    ObjectivePlan(Network network, List<Term> terms, Shape input) {
        this.terms = List.copyOf(terms);
        requireDistinctTerms(this.terms);
        List<String> read = this.terms.stream()
                .map(term -> network.canonicalName(term.loss().layer()))
                .toList();
        Network cut = network.upTo(read);
        Map<String, Shape> shapesByName = cut.shapes(input);
        boolean imageAlone = Set.copyOf(read).equals(Set.of(Network.INPUT));

        this.input = input;
        this.shapes = read.stream().map(shapesByName::get).toList();
        this.stages = imageAlone ? List.of() : StagePlan.of(cut.layers(), Set.copyOf(read), input);
        this.termsAtDepth = termsAtDepth(stages, read);
        this.buffers = buffers(input, stages, termsAtDepth);
    }

    private static void requireDistinctTerms(List<Term> terms) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("an objective needs at least one term");
        }
        Set<String> names = new HashSet<>();
        for (Term term : terms) {
            if (!names.add(term.name())) {
                throw new IllegalArgumentException("two terms are named \"" + term.name() + "\"");
            }
        }
    }

    private static int[][] termsAtDepth(List<StagePlan> stages, List<String> read) {
        return Stream.concat(Stream.of(Network.INPUT), stages.stream().map(StagePlan::name))
                .map(name -> IntStream.range(0, read.size())
                        .filter(i -> read.get(i).equals(name))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static BufferPlan buffers(Shape input, List<StagePlan> stages, int[][] termsAtDepth) {
        int[] lengths = IntStream.concat(
                        IntStream.of(input.size()),
                        stages.stream().mapToInt(stage -> stage.output().size()))
                .toArray();
        boolean[] read = new boolean[lengths.length];
        for (int d = 0; d < read.length; d++) {
            read[d] = termsAtDepth[d].length > 0;
        }
        return new BufferPlan(lengths, read);
    }

    List<Term> terms() {
        return terms;
    }

    Shape input() {
        return input;
    }

    List<StagePlan> stages() {
        return stages;
    }

    /** The shape of the activations that a term reads. */
    Shape shapeReadBy(int term) {
        return shapes.get(term);
    }

    /** For each depth the indices of the terms that read it; a copy. */
    int[][] termsAtDepth() {
        return Stream.of(termsAtDepth).map(int[]::clone).toArray(int[][]::new);
    }

    BufferPlan buffers() {
        return buffers;
    }

    /** The memory of the objective with these kernels. */
    MemoryEstimate memory(Footprints kernels) {
        Footprint layers =
                stages.stream().map(stage -> stage.footprint(kernels)).reduce(Footprint.NONE, Footprint::and);
        Footprint losses = IntStream.range(0, terms.size())
                .mapToObj(i -> terms.get(i).loss().footprint(shapes.get(i), kernels))
                .reduce(Footprint.NONE, Footprint::and);
        return new MemoryEstimate(
                new MemoryEstimate.Parts(
                        layers.filters(),
                        Float.BYTES * buffers.size() + layers.buffers(),
                        losses.kept(),
                        layers.and(losses).ofWorkers(kernels.workers())),
                MemoryEstimate.Parts.NONE);
    }
}
