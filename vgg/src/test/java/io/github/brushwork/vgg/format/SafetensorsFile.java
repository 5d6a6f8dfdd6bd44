package io.github.brushwork.vgg.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes safetensors files. */
final class SafetensorsFile {

    private final Map<String, String> header = new LinkedHashMap<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    SafetensorsFile metadata(String key, String value) {
        header.put("__metadata__", "{\"" + key + "\":\"" + value + "\"}");
        return this;
    }

    SafetensorsFile floats(String name, int[] shape, float[] values) {
        return tensor(name, "F32", shape, encoded(FloatType.F32, values));
    }

    SafetensorsFile tensor(String name, String type, int[] shape, byte[] bytes) {
        header.put(
                name,
                "{\"dtype\":\"" + type + "\",\"shape\":" + Arrays.toString(shape) + ",\"data_offsets\":[" + data.size()
                        + "," + (data.size() + bytes.length) + "]}");
        data.writeBytes(bytes);
        return this;
    }

    /** The bits of numbers, rounded towards zero in types shorter than a float, which for the sample layers is exact. */
    static byte[] encoded(FloatType type, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * type.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            switch (type) {
                case F64 -> bytes.putDouble(value);
                case F32 -> bytes.putFloat(value);
                case F16 -> bytes.putShort((short) small(value, 5, 10));
                case BF16 -> bytes.putShort((short) (Float.floatToIntBits(value) >>> 16));
                case F8_E5M2 -> bytes.put((byte) small(value, 5, 2));
                case F8_E4M3 -> bytes.put((byte) small(value, 4, 3));
            }
        }
        return bytes.array();
    }

    private static int small(float value, int exponentBits, int mantissaBits) {
        int bias = (1 << exponentBits - 1) - 1;
        int sign = Float.floatToIntBits(value) >>> 31 << exponentBits + mantissaBits;
        float magnitude = Math.abs(value);
        int exponent = Math.max(magnitude == 0 ? 1 - bias : Math.getExponent(magnitude), 1 - bias);
        // A normal number's leading one carries into the exponent's lowest bit.
        int mantissa = (int) Math.scalb(magnitude, mantissaBits - exponent);
        return sign | (exponent + bias - 1 << mantissaBits) + mantissa;
    }

    static byte[] withHeader(String json, byte[] data) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(data)
                .array();
    }

    byte[] bytes() {
        String json = header.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return withHeader(json + " ".repeat((8 - json.length() % 8) % 8), data.toByteArray());
    }

    Path writeTo(Path file) {
        try {
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
