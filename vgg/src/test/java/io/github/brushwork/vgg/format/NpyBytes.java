package io.github.brushwork.vgg.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes arrays in NumPy's {@code .npy} format, version 1. */
final class NpyBytes {

    private NpyBytes() {}

    static byte[] floats(int[] shape, float[] values) {
        ByteBuffer data = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            data.putFloat(value);
        }
        String sides = Arrays.stream(shape).mapToObj(side -> side + ",").collect(Collectors.joining(" "));
        return array("{'descr': '<f4', 'fortran_order': False, 'shape': (" + sides + "), }", data.array());
    }

    static byte[] array(String header, byte[] data) {
        byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(10 + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) text.length)
                .put(text)
                .put(data)
                .array();
    }
}
