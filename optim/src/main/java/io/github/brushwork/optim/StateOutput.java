package io.github.brushwork.optim;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** Writes numbers and arrays, and keeps the checksum of what it wrote. */
final class StateOutput {

    private static final int BLOCK = 8192;

    private final CRC32 checksum = new CRC32();
    private final DataOutputStream out;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK);

    StateOutput(OutputStream out) {
        this.out = new DataOutputStream(new CheckedOutputStream(out, checksum));
    }

    void bytes(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    void flag(boolean flag) throws IOException {
        out.writeBoolean(flag);
    }

    void integer(int number) throws IOException {
        out.writeInt(number);
    }

    void number(long number) throws IOException {
        out.writeLong(number);
    }

    void real(double real) throws IOException {
        out.writeLong(Double.doubleToRawLongBits(real));
    }

    void floats(float[] array) throws IOException {
        integer(array.length);
        int most = BLOCK / Float.BYTES;
        for (int from = 0; from < array.length; from += most) {
            int count = Math.min(most, array.length - from);
            block.asFloatBuffer().put(array, from, count);
            out.write(block.array(), 0, count * Float.BYTES);
        }
    }

    void doubles(double[] array) throws IOException {
        integer(array.length);
        int most = BLOCK / Double.BYTES;
        for (int from = 0; from < array.length; from += most) {
            int count = Math.min(most, array.length - from);
            block.asDoubleBuffer().put(array, from, count);
            out.write(block.array(), 0, count * Double.BYTES);
        }
    }

    /** Ends the output with the checksum of all before it. */
    void checksum() throws IOException {
        integer((int) checksum.getValue());
    }
}
