package io.github.brushwork.vgg.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FloatTypeTest {

    /** Bits and numbers from IEEE 754, and from table 1 of arXiv:2209.05433 for those of eight bits. */
    @ParameterizedTest
    @CsvSource({
        "F16, 0000, 0",
        "F16, 8000, -0",
        "F16, 3c00, 1",
        "F16, c000, -2",
        "F16, 7bff, 65504",
        "F16, 0400, 6.103515625e-5",
        "F16, 03ff, 6.097555160522461e-5",
        "F16, 0001, 5.960464477539063e-8",
        "F16, 7c00, Infinity",
        "F16, fc00, -Infinity",
        "F16, 7e00, NaN",
        "BF16, 3f80, 1",
        "BF16, c0a0, -5",
        "BF16, 7f80, Infinity",
        "BF16, 7fc0, NaN",
        "F8_E4M3, 38, 1",
        "F8_E4M3, 7e, 448",
        "F8_E4M3, fe, -448",
        "F8_E4M3, 78, 256",
        "F8_E4M3, 08, 0.015625",
        "F8_E4M3, 07, 0.013671875",
        "F8_E4M3, 01, 0.001953125",
        "F8_E4M3, 7f, NaN",
        "F8_E4M3, ff, NaN",
        "F8_E5M2, 3c, 1",
        "F8_E5M2, 7b, 57344",
        "F8_E5M2, 04, 6.103515625e-5",
        "F8_E5M2, 03, 4.57763671875e-5",
        "F8_E5M2, 01, 1.52587890625e-5",
        "F8_E5M2, 7c, Infinity",
        "F8_E5M2, fc, -Infinity",
        "F8_E5M2, 7d, NaN",
        "F32, 3fc00000, 1.5",
        "F64, 3ff8000000000000, 1.5",
        "F64, 7fe0000000000000, Infinity",
    })
    void shouldTurnBitsIntoNumbers(FloatType type, String bits, Float expected) {
        ByteBuffer bytes = ByteBuffer.allocate(type.size());
        for (int i = 0; i < type.size(); i++) {
            bytes.put((byte) Integer.parseInt(bits.substring(2 * i, 2 * i + 2), 16));
        }

        assertThat(type.next(bytes.flip())).isEqualTo(expected);
    }
}
