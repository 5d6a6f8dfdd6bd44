package io.github.brushwork.vgg.format;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Reads a vector that ND4J wrote, front to back: a buffer of shape information, then one of elements, each behind its mode of
 * allocation, its length and its type; big-endian. The length is an int in the modes of old versions and a long in the others.
 *
 * <p>Source: {@code Nd4j.write}, {@code BaseDataBuffer.write} and {@code readHeader} in the sources of
 * {@code org.nd4j:nd4j-api:1.0.0-M2.1}.
 */
final class Dl4jParameters {

    private static final Set<String> MODES_OF_INT_LENGTH = Set.of("DIRECT", "HEAP", "JAVACPP");
    private static final Set<String> MODES_OF_LONG_LENGTH = Set.of("LONG_SHAPE", "MIXED_DATA_TYPES");
    // Rank, and for each of at most 32 axes side and stride, then three more numbers.
    private static final int LONGEST_SHAPE = 68;

    private final DataInputStream stream;
    private final FloatType type;
    private long remaining;

    /**
     * Reads the vector's headers.
     *
     * @throws WeightsException if this is no vector of floating point
     */
    Dl4jParameters(DataInputStream stream, Faults faults) throws IOException {
        this.stream = stream;
        Header shape = Header.read(stream, faults);
        if (shape.length() > LONGEST_SHAPE || !Set.of("INT", "LONG").contains(shape.type())) {
            throw faults.fault(
                    "has parameters with shape information of " + shape.length() + " numbers of type " + shape.type());
        }
        stream.skipNBytes(shape.length() * (shape.type().equals("INT") ? Integer.BYTES : Long.BYTES));
        Header elements = Header.read(stream, faults);
        this.remaining = elements.length();
        this.type = switch (elements.type()) {
            case "DOUBLE" -> FloatType.F64;
            case "FLOAT" -> FloatType.F32;
            case "HALF" -> FloatType.F16;
            case "BFLOAT16" -> FloatType.BF16;
            default ->
                throw faults.faultWithRemedy(
                        "has parameters of type " + elements.type(), "save the network in single precision");
        };
    }

    /** The next so many elements. */
    float[] next(int count) throws IOException {
        if (count > remaining) {
            throw new EOFException("the parameters end before the convolutions do");
        }
        remaining -= count;
        byte[] bytes = stream.readNBytes(count * type.size());
        if (bytes.length < count * type.size()) {
            throw new EOFException("the parameters are cut short");
        }
        return type.read(ByteBuffer.wrap(bytes), count);
    }

    /** What stands before a buffer. */
    private record Header(long length, String type) {

        static Header read(DataInputStream stream, Faults faults) throws IOException {
            String mode = stream.readUTF();
            long length;
            if (MODES_OF_INT_LENGTH.contains(mode)) {
                length = stream.readInt();
            } else if (MODES_OF_LONG_LENGTH.contains(mode)) {
                length = stream.readLong();
            } else {
                throw faults.fault("has parameters that are no array of ND4J, or one of a newer version");
            }
            if (length < 0) {
                throw faults.fault("has parameters of length " + length);
            }
            return new Header(length, stream.readUTF());
        }
    }
}
