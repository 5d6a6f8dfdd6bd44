package io.github.brushwork.optim;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Saves the states of this package's optimizers in a binary form, and reads them again to the same bits.
 *
 * <p>The form: 8 bytes "brushopt", the version as an int, the state, and the CRC-32 of all that as an int. All numbers are
 * big-endian, arrays are preceded by their length. About as long as the arrays of the state.
 */
public final class OptimizerStates {

    private static final byte[] SIGNATURE = "brushopt".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private OptimizerStates() {}

    /**
     * Writes a state.
     *
     * @param state not modified
     * @param out takes the bytes, in blocks where they are many; neither flushed nor closed
     * @throws IOException if the stream cannot be written to
     * @throws IllegalArgumentException if the state is not of this package
     */
    public static void write(OptimizerState state, OutputStream out) throws IOException {
        StateOutput output = new StateOutput(out);
        output.bytes(SIGNATURE);
        output.integer(VERSION);
        StateWriter.write(state, output);
        output.checksum();
    }

    /**
     * Reads a state.
     *
     * @param in where a state was written; read to the end of the state and no further, and not closed
     * @return the state
     * @throws IOException if the stream cannot be read, or does not hold a state that is complete, undamaged, and of a
     *     version known here
     */
    public static OptimizerState read(InputStream in) throws IOException {
        StateInput input = new StateInput(in);
        try {
            requireSignature(input);
            requireVersion(input);
            OptimizerState state = StateReader.read(input);
            input.requireChecksum();
            return state;
        } catch (EOFException e) {
            throw new IOException(
                    "the saved state of an optimizer ends too early: it was not written to its end, or was cut off", e);
        } catch (IllegalArgumentException e) {
            throw new IOException("the saved state of an optimizer is damaged: " + e.getMessage(), e);
        }
    }

    private static void requireSignature(StateInput input) throws IOException {
        byte[] found = input.bytes(SIGNATURE.length);
        if (!Arrays.equals(found, SIGNATURE)) {
            throw new IOException("this is not the saved state of an optimizer: it begins with the bytes "
                    + Arrays.toString(found) + " rather than " + Arrays.toString(SIGNATURE));
        }
    }

    private static void requireVersion(StateInput input) throws IOException {
        int version = input.integer();
        if (version != VERSION) {
            throw new IOException("the saved state of an optimizer has the form of version " + version
                    + ", but only version " + VERSION + " is known here: read it with the library that wrote it");
        }
    }
}
