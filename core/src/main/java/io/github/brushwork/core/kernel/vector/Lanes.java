package io.github.brushwork.core.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The width of the vectors that everything here computes with: the machine's preferred one, unless a property says otherwise. */
final class Lanes {

    /** System property that chooses another width in bits, for tests and for machines that clock down on wide vectors. */
    static final String WIDTH_PROPERTY = "brushwork.vector.bits";

    static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, shape());
    static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);

    /** Floats in a vector. */
    static final int COUNT = FLOATS.length();

    /** Columns that the matrix product computes at a time. */
    static final int PANEL = 2 * COUNT;

    private Lanes() {}

    private static VectorShape shape() {
        Integer bits = Integer.getInteger(WIDTH_PROPERTY);
        return bits == null ? FloatVector.SPECIES_PREFERRED.vectorShape() : VectorShape.forBitSize(bits);
    }

    static int bits() {
        return FLOATS.vectorBitSize();
    }

    /** The next multiple of the number of lanes. */
    static int padded(int channels) {
        return roundUp(channels, COUNT);
    }

    static int roundUp(int number, int multiple) {
        return (number + multiple - 1) / multiple * multiple;
    }

    /** Loads a vector of which only the first {@code valid} lanes exist, if that is fewer than all; zeros after them. */
    static FloatVector load(float[] array, int offset, int valid) {
        return valid >= COUNT
                ? FloatVector.fromArray(FLOATS, array, offset)
                : FloatVector.fromArray(FLOATS, array, offset, first(valid));
    }

    /** Stores the first {@code valid} lanes, or all if that is more. */
    static void store(FloatVector vector, float[] array, int offset, int valid) {
        if (valid >= COUNT) {
            vector.intoArray(array, offset);
        } else {
            vector.intoArray(array, offset, first(valid));
        }
    }

    private static VectorMask<Float> first(int valid) {
        return FLOATS.indexInRange(0, valid);
    }

    static IntVector loadInts(int[] array, int offset) {
        return IntVector.fromArray(INTS, array, offset);
    }
}
