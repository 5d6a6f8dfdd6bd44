package io.github.brushwork.vgg.format;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FloatingPoint;

/**
 * A data set of an HDF5 file.
 *
 * @param dataset the data set
 * @param faults names the file
 */
record Hdf5Tensor(Dataset dataset, Faults faults) implements StoredTensor {

    @Override
    public String place() {
        return "data set " + dataset.getPath();
    }

    @Override
    public int[] shape() {
        return dataset.getDimensions();
    }

    @Override
    public float[] values() {
        requireFloatingPoint(dataset.getDataType());
        if (dataset instanceof ChunkedDataset chunked) {
            new Hdf5Chunks(chunked, faults).requireSound();
        }
        Object values = dataset.getDataFlat();
        if (values instanceof float[] floats) {
            return floats;
        }
        if (values instanceof double[] doubles) {
            float[] floats = new float[doubles.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) doubles[i];
            }
            return floats;
        }
        throw faults.fault("has no data in " + place());
    }

    /** The HDF5 reader takes every 16 bits for a binary16, and so would misread Keras' bfloat16. */
    private void requireFloatingPoint(DataType type) {
        boolean usual = type instanceof FloatingPoint number
                && (isMade(number, 2, 5, 10) || isMade(number, 4, 8, 23) || isMade(number, 8, 11, 52));
        if (!usual) {
            throw faults.faultWithRemedy(
                    "has " + place() + " of type " + name(type) + " of " + type.getSize()
                            + " bytes, where IEEE floating point of 16, 32 or 64 bits is expected",
                    "save the weights in single precision");
        }
    }

    private static boolean isMade(FloatingPoint number, int size, int exponent, int mantissa) {
        return number.getSize() == size
                && number.getBitOffset() == 0
                && number.getBitPrecision() == size * Byte.SIZE
                && number.getSignLocation() == exponent + mantissa
                && number.getExponentSize() == exponent
                && number.getExponentLocation() == mantissa
                && number.getExponentBias() == (1 << exponent - 1) - 1
                && number.getMantissaSize() == mantissa
                && number.getMantissaLocation() == 0;
    }

    private static String name(DataType type) {
        return type.getClass().getSimpleName();
    }
}
