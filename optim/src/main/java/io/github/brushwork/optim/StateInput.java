package io.github.brushwork.optim;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Reads what {@link StateOutput} wrote. Arrays grow while they are read, so that a damaged length costs no more memory
 * than the stream has bytes. All methods throw {@link EOFException} at the end of the stream.
 */
final class StateInput {

    private static final int BLOCK = 8192;
    private static final int FIRST_LENGTH = 1 << 16;

    private final CRC32 checksum = new CRC32();
    private final DataInputStream in;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);

    StateInput(InputStream in) {
        this.in = new DataInputStream(new CheckedInputStream(in, checksum));
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes = new byte[count];
        in.readFully(bytes);
        return bytes;
    }

    boolean flag() throws IOException {
        int flag = in.readUnsignedByte();
        if (flag > 1) {
            throw new IllegalArgumentException("a flag is " + flag + ", neither 0 nor 1");
        }
        return flag == 1;
    }

    int integer() throws IOException {
        return in.readInt();
    }

    /** A number of things. */
    int count() throws IOException {
        int count = integer();
        if (count < 0) {
            throw new IllegalArgumentException("a length is " + count + ", less than 0");
        }
        return count;
    }

    long number() throws IOException {
        return in.readLong();
    }

    double real() throws IOException {
        return Double.longBitsToDouble(in.readLong());
    }

    float[] floats() throws IOException {
        int length = count();
        int most = BLOCK / Float.BYTES;
        float[] array = new float[Math.min(length, FIRST_LENGTH)];
        for (int from = 0; from < length; from += most) {
            int count = Math.min(most, length - from);
            in.readFully(block.array(), 0, count * Float.BYTES);
            if (from + count > array.length) {
                array = Arrays.copyOf(array, grown(array.length, length));
            }
            block.asFloatBuffer().get(array, from, count);
        }
        return array;
    }

    double[] doubles() throws IOException {
        int length = count();
        int most = BLOCK / Double.BYTES;
        double[] array = new double[Math.min(length, FIRST_LENGTH)];
        for (int from = 0; from < length; from += most) {
            int count = Math.min(most, length - from);
            in.readFully(block.array(), 0, count * Double.BYTES);
            if (from + count > array.length) {
                array = Arrays.copyOf(array, grown(array.length, length));
            }
            block.asDoubleBuffer().get(array, from, count);
        }
        return array;
    }

    private static int grown(int length, int limit) {
        return (int) Math.min(2L * length, limit);
    }

    /** Ends the input: whether the checksum that follows is that of all that was read. */
    void requireChecksum() throws IOException {
        int expected = (int) checksum.getValue();
        int found = integer();
        if (found != expected) {
            throw new IllegalArgumentException("its checksum is " + Integer.toHexString(found)
                    + ", but that of its bytes " + Integer.toHexString(expected));
        }
    }
}
