package io.github.brushwork.core.kernel;

import io.github.brushwork.core.kernel.BandedVariation.Neighbours;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The inner loop of {@link BandedVariation} on the Vector API. */
final class VectorVariation {

    private static final VectorSpecies<Float> SPECIES = VectorLanes.FLOATS;
    private static final int LENGTH = SPECIES.length();

    private VectorVariation() {}

    /** See {@link BandedVariation.InnerGradient}. */
    static void addGradient(
            float[] x, Neighbours neighbours, float vertical, float horizontal, float[] gradient, int from, int to) {
        int above = neighbours.above();
        int below = neighbours.below();
        int aside = neighbours.aside();
        FloatVector verticals = FloatVector.broadcast(SPECIES, vertical);
        FloatVector horizontals = FloatVector.broadcast(SPECIES, horizontal);
        int i = from;
        for (; i <= to - LENGTH; i += LENGTH) {
            FloatVector here = FloatVector.fromArray(SPECIES, x, i);
            FloatVector rises = here.sub(FloatVector.fromArray(SPECIES, x, i - above))
                    .sub(FloatVector.fromArray(SPECIES, x, i + below).sub(here));
            FloatVector turns = here.sub(FloatVector.fromArray(SPECIES, x, i - aside))
                    .sub(FloatVector.fromArray(SPECIES, x, i + aside).sub(here));
            FloatVector.fromArray(SPECIES, gradient, i)
                    .add(verticals.mul(rises).add(horizontals.mul(turns)))
                    .intoArray(gradient, i);
        }
        BandedVariation.addPlainly(x, neighbours, vertical, horizontal, gradient, i, to);
    }
}
