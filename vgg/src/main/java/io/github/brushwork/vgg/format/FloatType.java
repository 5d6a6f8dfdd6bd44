package io.github.brushwork.vgg.format;

import java.nio.ByteBuffer;

/** A type of floating-point numbers in files, and how its bits turn into single precision. */
enum FloatType {
    /** IEEE 754 binary64; numbers beyond the range of single precision become infinite. */
    F64(Double.BYTES) {
        @Override
        float next(ByteBuffer bytes) {
            return (float) bytes.getDouble();
        }
    },
    /** IEEE 754 binary32. */
    F32(Float.BYTES) {
        @Override
        float next(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    /** IEEE 754 binary16. */
    F16(Short.BYTES) {
        @Override
        float next(ByteBuffer bytes) {
            return small(bytes.getShort(), 5, 10);
        }
    },
    /** The upper half of a binary32. */
    BF16(Short.BYTES) {
        @Override
        float next(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << Short.SIZE);
        }
    },
    /**
     * Four bits of exponent and three of mantissa (Micikevicius et al. 2022, arXiv:2209.05433, table 1): no infinities, and
     * not a number only where all seven bits are set, so that 448 is the largest.
     */
    F8_E4M3(Byte.BYTES) {
        @Override
        float next(ByteBuffer bytes) {
            int bits = bytes.get();
            return (bits & 0x7f) == 0x7f ? Float.NaN : finite(bits, 4, 3);
        }
    },
    /** Five bits of exponent and two of mantissa, with the infinities of IEEE 754 (arXiv:2209.05433, table 1). */
    F8_E5M2(Byte.BYTES) {
        @Override
        float next(ByteBuffer bytes) {
            return small(bytes.get(), 5, 2);
        }
    };

    private final int size;

    FloatType(int size) {
        this.size = size;
    }

    /** Bytes of one number. */
    int size() {
        return size;
    }

    /** The number at the buffer's position, in the buffer's byte order; moves the position. */
    abstract float next(ByteBuffer bytes);

    /** The numbers from the buffer's position on. */
    float[] read(ByteBuffer bytes, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = next(bytes);
        }
        return values;
    }

    /** A number with a sign, an exponent and a mantissa as in IEEE 754, where the largest exponent is not finite. */
    private static float small(int bits, int exponentBits, int mantissaBits) {
        int largest = (1 << exponentBits) - 1;
        if ((bits >> mantissaBits & largest) < largest) {
            return finite(bits, exponentBits, mantissaBits);
        }
        boolean infinite = (bits & (1 << mantissaBits) - 1) == 0;
        float infinity =
                (bits & 1 << exponentBits + mantissaBits) == 0 ? Float.POSITIVE_INFINITY : Float.NEGATIVE_INFINITY;
        return infinite ? infinity : Float.NaN;
    }

    private static float finite(int bits, int exponentBits, int mantissaBits) {
        int exponent = bits >> mantissaBits & (1 << exponentBits) - 1;
        int mantissa = bits & (1 << mantissaBits) - 1;
        int bias = (1 << exponentBits - 1) - 1;
        float magnitude = exponent == 0
                ? Math.scalb((float) mantissa, 1 - bias - mantissaBits)
                : Math.scalb((float) (mantissa + (1 << mantissaBits)), exponent - bias - mantissaBits);
        return (bits & 1 << exponentBits + mantissaBits) == 0 ? magnitude : -magnitude;
    }
}
