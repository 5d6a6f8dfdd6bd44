package io.github.brushwork.core.image;

/** EXIF blocks that hold nothing but an orientation. */
final class Exif {

    private Exif() {}

    static byte[] orientation(int value) {
        return new Bytes()
                .ascii("MM")
                .int16(42)
                .int32(8)
                .int16(1) // entries
                .int16(0x0112, 3)
                .int32(1)
                .int16(value, 0)
                .int32(0)
                .toArray();
    }
}
