package io.github.brushwork.vgg.format;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/**
 * An array in NumPy's {@code .npy} format, in a file or in an archive.
 *
 * <p>Source: <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">numpy.lib.format</a>, versions 1
 * to 3.
 *
 * @param place what messages call it
 * @param bytes opens the array's bytes
 * @param faults names the file
 */
record NpyTensor(String place, Bytes bytes, Faults faults) implements StoredTensor {

    /** Opens the bytes of an array anew. */
    interface Bytes {
        InputStream open() throws IOException;
    }

    @Override
    public int[] shape() {
        try (DataInputStream stream = open()) {
            return NpyHeader.read(stream, place, faults).shape();
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    @Override
    public float[] values() {
        try (DataInputStream stream = open()) {
            NpyHeader header = NpyHeader.read(stream, place, faults);
            float[] values = values(stream, header);
            if (stream.read() >= 0) {
                throw faults.fault("has " + place + " with more bytes than its header speaks of");
            }
            return header.fortranOrder() ? toRowMajor(values, header.shape()) : values;
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private DataInputStream open() throws IOException {
        return new DataInputStream(new BufferedInputStream(bytes.open()));
    }

    private WeightsException damaged(IOException e) {
        return faults.fault("has " + place + ", which is damaged or cut short (" + e.getMessage() + ")", e);
    }

    private static float[] values(InputStream stream, NpyHeader header) throws IOException {
        int count = 1;
        for (int side : header.shape()) {
            count = Math.multiplyExact(count, side);
        }
        byte[] bytes = stream.readNBytes(Math.multiplyExact(count, header.type().size()));
        if (bytes.length < count * header.type().size()) {
            throw new EOFException(
                    "it has " + bytes.length + " bytes for " + count + " numbers of type " + header.type());
        }
        return header.type().read(ByteBuffer.wrap(bytes).order(header.order()), count);
    }

    /** From the order in which the first index runs fastest to the one in which the last does. */
    private static float[] toRowMajor(float[] values, int[] shape) {
        float[] ordered = new float[values.length];
        int[] index = new int[shape.length];
        for (float value : values) {
            int target = 0;
            for (int axis = 0; axis < shape.length; axis++) {
                target = target * shape[axis] + index[axis];
            }
            ordered[target] = value;
            for (int axis = 0; axis < shape.length && ++index[axis] == shape[axis]; axis++) {
                index[axis] = 0;
            }
        }
        return ordered;
    }
}
