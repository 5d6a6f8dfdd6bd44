package io.github.brushwork.core.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Floats taken as doubles: a vector of floats gives two of doubles.
 *
 * <p>Vectors of floats half as wide would be converted with fewer instructions. But once the methods that vectors share
 * have seen vectors of two widths, the compiler of JDK 17 no longer knows which it has, and puts them into objects on the
 * heap, in all other kernels too; and long vectors come from memory no faster than this converts them.
 */
final class VectorDoubleLanes {

    static final VectorSpecies<Double> DOUBLES = VectorLanes.FLOATS.withLanes(double.class);

    private static final int LENGTH = DOUBLES.length();

    private VectorDoubleLanes() {}

    static FloatVector floats(float[] a, int index) {
        return FloatVector.fromArray(VectorLanes.FLOATS, a, index);
    }

    /** The lower half of the lanes. */
    static DoubleVector low(FloatVector floats) {
        return (DoubleVector) floats.convertShape(VectorOperators.F2D, DOUBLES, 0);
    }

    /** The upper half of the lanes. */
    static DoubleVector high(FloatVector floats) {
        return (DoubleVector) floats.convertShape(VectorOperators.F2D, DOUBLES, 1);
    }

    /**
     * The sum of the lanes in fixed order: {@code reduceLanes} leaves the order open, and with it the last bits. A lane is
     * read without a detour through memory only where its number is a constant.
     */
    static double sum(DoubleVector lanes) {
        double sum = lanes.lane(0);
        if (LENGTH > 1) {
            sum += lanes.lane(1);
        }
        if (LENGTH > 2) {
            sum += lanes.lane(2) + lanes.lane(3);
        }
        if (LENGTH > 4) {
            sum += lanes.lane(4) + lanes.lane(5) + lanes.lane(6) + lanes.lane(7);
        }
        for (int i = 8; i < LENGTH; i++) {
            sum += lanes.lane(i);
        }
        return sum;
    }
}
