package io.github.brushwork.samediff;

import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How a network's weights become constants of a graph. */
@FunctionalInterface
interface Weights {

    /** Native copies. */
    Weights COPIED = (values, shape) -> Nd4j.create(values.get(), shape, 'c');

    /** Their shapes alone, for a graph that is never computed. */
    Weights PHANTOMS = (values, shape) -> Phantoms.create(DataType.FLOAT, 'c', shape);

    /**
     * Makes an array.
     *
     * @param values its elements
     * @param shape its shape
     * @return the array, to be closed
     */
    INDArray create(Supplier<float[]> values, long... shape);
}
