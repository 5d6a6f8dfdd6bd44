package io.github.brushwork.core.kernel.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Floats taken as doubles: vectors of floats half as wide as the preferred one, so that their doubles fill a whole vector.
 * That is one conversion instruction, where the upper half of a whole vector would first have to be moved down.
 *
 * <p>Arithmetic on such half vectors is left to the doubles, and the one exception goes by {@code lanewise}: {@code sub},
 * {@code max}, {@code blend} and their like are methods that whole vectors share, and once they have seen vectors of two widths the compiler of JDK 17 no longer knows which it has,
 * and puts each into an object on the heap.
 */
final class DoubleLanes {

    static final VectorSpecies<Double> DOUBLES = Lanes.FLOATS.withLanes(double.class);
    static final VectorSpecies<Float> FLOATS =
            VectorSpecies.of(float.class, VectorShape.forBitSize(DOUBLES.vectorBitSize() / 2));
    static final int LENGTH = DOUBLES.length();

    private DoubleLanes() {}

    static FloatVector floats(float[] a, int index) {
        return FloatVector.fromArray(FLOATS, a, index);
    }

    static DoubleVector doubles(FloatVector floats) {
        return (DoubleVector) floats.convertShape(VectorOperators.F2D, DOUBLES, 0);
    }

    static DoubleVector doubles(float[] a, int index) {
        return doubles(floats(a, index));
    }

    /** {@code a - b}, rounded to floats, as doubles. */
    static DoubleVector difference(float[] a, float[] b, int index) {
        return doubles(floats(a, index).lanewise(VectorOperators.SUB, floats(b, index)));
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
