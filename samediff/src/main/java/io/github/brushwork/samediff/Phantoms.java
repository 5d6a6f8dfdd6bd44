package io.github.brushwork.samediff;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Arrays that have a shape but no memory for it: all their elements are the same one. ND4J finds the shapes of an operation's
 * outputs from those of its inputs, so that a graph whose arrays are phantoms tells what it would allocate.
 *
 * <p>A few integers, on the other hand, are likely to be a shape or axes of an operation, and get memory.
 */
final class Phantoms {

    /** No shape of ND4J has more sides. */
    private static final long SIDES = 32;

    private Phantoms() {}

    /** An array for an operation's output: a phantom, unless its elements may decide on another array's shape. */
    static INDArray create(DataType type, char order, long... shape) {
        INDArray phantom = Nd4j.create(Nd4j.createBuffer(type, 1, true), shape, new long[shape.length], 0, order, type);
        return mayBeShape(phantom) ? Nd4j.createUninitializedDetached(type, order, shape) : phantom;
    }

    /** Whether an array may be a shape, axes, or indices, whose elements must be computed. */
    static boolean mayBeShape(INDArray array) {
        return array.dataType().isIntType() && array.length() <= SIDES;
    }
}
