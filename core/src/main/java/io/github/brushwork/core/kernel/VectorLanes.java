package io.github.brushwork.core.kernel;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The width of the vectors that everything here computes with: the machine's preferred one, unless a property says otherwise. */
final class VectorLanes {

    /** System property that chooses another width in bits, for tests and for machines that clock down on wide vectors. */
    static final String WIDTH_PROPERTY = "brushwork.vector.bits";

    static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, shape());
    static final VectorSpecies<Integer> INTS = FLOATS.withLanes(int.class);

    /** Floats in a vector. */
    static final int COUNT = FLOATS.length();

    /** Columns that the matrix product computes at a time. */
    static final int PANEL = 2 * COUNT;

    private VectorLanes() {}

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
     * Copies a vector of which perhaps only the first lanes exist, and fills it up with zeros. Not by masked loads: on JDK
     * 17 they allocate.
     *
     * @param valid how many lanes exist, or more; none if negative
     */
    static void copy(float[] from, int offset, int valid, float[] to, int toOffset) {
        if (valid >= COUNT) {
            FloatVector.fromArray(FLOATS, from, offset).intoArray(to, toOffset);
            return;
        }
        int copied = Math.max(0, valid);
        if (copied > 0) {
            System.arraycopy(from, offset, to, toOffset, copied);
        }
        Arrays.fill(to, toOffset + copied, toOffset + COUNT, 0f);
    }

    static IntVector loadInts(int[] array, int offset) {
        return IntVector.fromArray(INTS, array, offset);
    }
}
