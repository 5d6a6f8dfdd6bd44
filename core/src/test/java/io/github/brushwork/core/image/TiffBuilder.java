package io.github.brushwork.core.image;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Writes uncompressed little-endian TIFF files of one strip. */
final class TiffBuilder {

    static final int WHITE_IS_ZERO = 0;
    static final int BLACK_IS_ZERO = 1;
    static final int RGB = 2;
    static final int CMYK = 5;

    static final int ORIENTATION = 274;
    static final int EXTRA_SAMPLES = 338;
    static final int SAMPLE_FORMAT = 339;
    static final int ICC_PROFILE = 34675;

    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int UNDEFINED = 7;

    private record Field(int type, int count, byte[] value) {}

    private final Map<Integer, Field> fields = new TreeMap<>();
    private final byte[] pixels;

    TiffBuilder(int width, int height, int bits, int samples, int photometric, byte[] pixels) {
        this.pixels = pixels.clone();
        int[] bitsPerSample = new int[samples];
        Arrays.fill(bitsPerSample, bits);
        longs(256, width).longs(257, height).shorts(258, bitsPerSample).shorts(259, 1);
        shorts(262, photometric).longs(273, 8).shorts(277, samples);
        longs(278, height).longs(279, pixels.length);
    }

    TiffBuilder shorts(int tag, int... values) {
        fields.put(
                tag,
                new Field(SHORT, values.length, new Bytes().little16(values).toArray()));
        return this;
    }

    TiffBuilder longs(int tag, int... values) {
        fields.put(
                tag, new Field(LONG, values.length, new Bytes().little32(values).toArray()));
        return this;
    }

    TiffBuilder profile(byte[] icc) {
        fields.put(ICC_PROFILE, new Field(UNDEFINED, icc.length, icc));
        return this;
    }

    byte[] build() {
        int directory = 8 + pixels.length + pixels.length % 2;
        int outside = directory + 2 + 12 * fields.size() + 4;
        Bytes entries = new Bytes();
        Bytes values = new Bytes();
        fields.forEach((tag, field) -> {
            entries.little16(tag, field.type()).little32(field.count());
            if (field.value().length <= 4) {
                entries.bytes(Arrays.copyOf(field.value(), 4));
            } else {
                entries.little32(outside + values.size());
                values.bytes(field.value()).bytes(new byte[field.value().length % 2]);
            }
        });
        return new Bytes()
                .ascii("II")
                .little16(42)
                .little32(directory)
                .bytes(pixels)
                .bytes(new byte[pixels.length % 2])
                .little16(fields.size())
                .bytes(entries.toArray())
                .little32(0)
                .bytes(values.toArray())
                .toArray();
    }
}
