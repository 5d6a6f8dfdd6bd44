package io.github.brushwork.benchmarks;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Keeps the fused multiply-add units busy from registers alone. Twelve sums that do not depend on each other hide the
 * latency of the units (4 or 5 cycles, two units), and leave registers for the factors even where there are but sixteen.
 */
final class FmaUnits {

    static final int SUMS = 12;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private FmaUnits() {}

    /** Adds products to each of the sums, {@code length} numbers to each; a multiple of the number of lanes. */
    static float work(float a, float b, int length) {
        FloatVector x = FloatVector.broadcast(SPECIES, a);
        FloatVector y = FloatVector.broadcast(SPECIES, b);
        FloatVector s0 = y, s1 = y, s2 = y, s3 = y, s4 = y, s5 = y, s6 = y, s7 = y, s8 = y, s9 = y, s10 = y, s11 = y;
        for (int i = 0; i < length; i += SPECIES.length()) {
            s0 = x.fma(y, s0);
            s1 = x.fma(y, s1);
            s2 = x.fma(y, s2);
            s3 = x.fma(y, s3);
            s4 = x.fma(y, s4);
            s5 = x.fma(y, s5);
            s6 = x.fma(y, s6);
            s7 = x.fma(y, s7);
            s8 = x.fma(y, s8);
            s9 = x.fma(y, s9);
            s10 = x.fma(y, s10);
            s11 = x.fma(y, s11);
        }
        FloatVector low = s0.add(s1).add(s2).add(s3).add(s4).add(s5);
        FloatVector high = s6.add(s7).add(s8).add(s9).add(s10).add(s11);
        return low.add(high).reduceLanes(VectorOperators.ADD);
    }
}
