package io.github.brushwork.samediff;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Copies between Java's arrays and ND4J's. */
final class NativeArrays {

    private NativeArrays() {}

    /** An array of single precision outside any workspace; the caller closes it. */
    static INDArray create(long... shape) {
        return Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', shape);
    }

    /** The size of the elements an array has by its shape. */
    static long bytes(INDArray array) {
        return array.length() * array.dataType().width();
    }

    static void write(float[] source, INDArray target) {
        target.data().setData(source);
    }

    static void read(INDArray source, float[] target) {
        if (target.length > Integer.MAX_VALUE / Float.BYTES) {
            throw new IllegalArgumentException("an array of " + target.length
                    + " elements is too large to be read from ND4J in one piece (2 GB): use a smaller image");
        }
        source.data().asNioFloat().get(target);
    }
}
