package io.github.brushwork.core.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds binary files, big-endian unless the name says otherwise. */
final class Bytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    static byte[] of(int... values) {
        Bytes bytes = new Bytes();
        for (int value : values) {
            bytes.out.write(value);
        }
        return bytes.toArray();
    }

    Bytes bytes(byte[] values) {
        out.writeBytes(values);
        return this;
    }

    Bytes ascii(String text) {
        return bytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Bytes int8(int... values) {
        return bytes(of(values));
    }

    Bytes int16(int... values) {
        for (int value : values) {
            int8(value >> 8, value);
        }
        return this;
    }

    Bytes int32(int... values) {
        for (int value : values) {
            int16(value >> 16, value);
        }
        return this;
    }

    Bytes little16(int... values) {
        for (int value : values) {
            int8(value, value >> 8);
        }
        return this;
    }

    Bytes little32(int... values) {
        for (int value : values) {
            little16(value, value >> 16);
        }
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] toArray() {
        return out.toByteArray();
    }
}
