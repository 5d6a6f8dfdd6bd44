package io.github.brushwork.core.kernel.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
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

    /**
     * Loads a vector of which perhaps only the first lanes exist; the rest are zeros. Not by a masked load, which on JDK 17
     * allocates.
     *
     * @param valid how many lanes exist, or more
     * @param spare where a vector has room
     * @param spareOffset in the spare array
     */
    static FloatVector load(float[] array, int offset, int valid, float[] spare, int spareOffset) {
        if (valid >= COUNT) {
            return FloatVector.fromArray(FLOATS, array, offset);
        }
        System.arraycopy(array, offset, spare, spareOffset, valid);
        Arrays.fill(spare, spareOffset + valid, spareOffset + COUNT, 0f);
        return FloatVector.fromArray(FLOATS, spare, spareOffset);
    }

    /**
     * Stores the lanes of a vector that exist.
     *
     * @param valid how many lanes exist, or more
     * @param spare where a vector has room
     * @param spareOffset in the spare array
     */
    static void store(FloatVector vector, float[] array, int offset, int valid, float[] spare, int spareOffset) {
        if (valid >= COUNT) {
            vector.intoArray(array, offset);
        } else {
            vector.intoArray(spare, spareOffset);
            System.arraycopy(spare, spareOffset, array, offset, valid);
        }
    }

    static IntVector loadInts(int[] array, int offset) {
        return IntVector.fromArray(INTS, array, offset);
    }
}
