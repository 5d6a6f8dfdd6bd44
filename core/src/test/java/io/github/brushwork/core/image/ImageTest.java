package io.github.brushwork.core.image;

import static io.github.brushwork.testing.Vectors.largestDifference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageTest {

    private static final float HALF_STEP = 0.5f / 255;

    @Test
    void shouldKeepWhatItWasGiven() {
        float[] rgb = {0, 0.25f, 0.5f, 0.75f, 1, 1f / 3};
        float[] alpha = {0, 1};

        Image image = Image.of(2, 1, rgb, alpha);

        assertThat(image.width()).isEqualTo(2);
        assertThat(image.height()).isEqualTo(1);
        assertThat(image.rgb()).containsExactly(rgb);
        assertThat(image.hasAlpha()).isTrue();
        assertThat(image.alpha()).hasValueSatisfying(plane -> assertThat(plane).containsExactly(alpha));
        assertThat(image).hasToString("2 x 1 with alpha");
    }

    @Test
    void shouldNotChangeWhenArraysDo() {
        float[] rgb = {0.1f, 0.2f, 0.3f};
        float[] alpha = {0.4f};
        Image image = Image.of(1, 1, rgb, alpha);
        Image same = Image.of(1, 1, rgb, alpha);

        rgb[0] = 1;
        alpha[0] = 1;
        image.rgb()[0] = 1;
        image.alpha().orElseThrow()[0] = 1;

        assertThat(image).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(image.rgb()[0]).isEqualTo(0.1f);
    }

    @Test
    void shouldDifferByColourAndByAlpha() {
        Image opaque = Image.of(1, 1, new float[3]);

        assertThat(opaque).isNotEqualTo(Image.of(1, 1, new float[] {0, 0, 1}));
        assertThat(opaque).isNotEqualTo(Image.of(1, 1, new float[3], new float[1]));
        assertThat(Image.of(2, 1, new float[6])).isNotEqualTo(Image.of(1, 2, new float[6]));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void shouldRefuseWhatIsNoNumber(float value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Image.of(1, 1, new float[] {0, value, 0}))
                .withMessageContaining("rgb[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Image.clamped(1, 1, new float[] {0, value, 0}))
                .withMessageContaining("rgb[1]");
    }

    @Test
    void shouldRefuseValuesOutsideTheRangeAndNameTheRemedy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Image.of(1, 1, new float[] {0, 0, 128}))
                .withMessageContainingAll("rgb[2]", "128.0", "[0, 1]", "255", "Image.clamped");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Image.of(1, 1, new float[3], new float[] {-0.1f}))
                .withMessageContainingAll("alpha[0]", "-0.1");
    }

    @Test
    void shouldTakeSmallExcessForRounding() {
        assertThat(Image.of(1, 1, new float[] {-1e-6f, 1.000001f, 0.5f}).rgb()).containsExactly(0, 1, 0.5f);
    }

    @Test
    void shouldClampOnRequest() {
        assertThat(Image.clamped(1, 1, new float[] {-3, 7, 0.5f}).rgb()).containsExactly(0, 1, 0.5f);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "1, 0, 0", "-1, -1, 3", "1, 1, 4", "2, 1, 3", "50000, 50000, 3"})
    void shouldRefuseShapesThatDoNotFit(int width, int height, int length) {
        assertThatIllegalArgumentException().isThrownBy(() -> Image.of(width, height, new float[length]));
    }

    @Test
    void shouldRefuseAlphaOfAnotherSize() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Image.of(2, 1, new float[6], new float[3]))
                .withMessageContainingAll("alpha has 3", "2");
    }

    @Test
    void shouldTakeTheAlphaOfAnotherPicture() {
        Image colours = Pictures.gradient(4, 2);
        Image translucent = Pictures.translucent(4, 2);

        assertThat(colours.withAlphaOf(translucent)).isEqualTo(translucent);
        assertThat(translucent.withAlphaOf(colours)).isEqualTo(colours);
    }

    @Test
    void shouldResizeTheAlphaThatItTakes() {
        // given an alpha that is half 0, half 1
        Image mask = Image.of(2, 1, new float[6], new float[] {0, 1});

        // when it is taken by a picture three times as large
        float[] alpha = Pictures.gradient(6, 3).withAlphaOf(mask).alpha().orElseThrow();

        // then it grows from left to right and is the same in every row
        assertThat(alpha).hasSize(18);
        assertThat(alpha[0]).isZero();
        assertThat(alpha[2]).isStrictlyBetween(0f, 0.5f);
        assertThat(alpha[3]).isStrictlyBetween(0.5f, 1f);
        assertThat(alpha[5]).isOne();
        assertThat(alpha[17]).isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "1 , TYPE_INT_RGB",
        "2 , TYPE_INT_ARGB",
        "3 , TYPE_INT_ARGB_PRE",
        "4 , TYPE_INT_BGR",
        "5 , TYPE_3BYTE_BGR",
        "6 , TYPE_4BYTE_ABGR",
        "7 , TYPE_4BYTE_ABGR_PRE",
    })
    void shouldReadEveryTypeOf8BitColour(int type, String name) {
        // given two pixels, one of them translucent where the type allows
        BufferedImage buffered = new BufferedImage(2, 1, type);
        buffered.setRGB(0, 0, 0xFF0A64C8);
        buffered.setRGB(1, 0, 0x80C8640A);

        // when
        Image image = Image.of(buffered);

        // then the colours are those that Java reports, premultiplied ones within their rounding
        for (int x = 0; x < 2; x++) {
            int argb = buffered.getRGB(x, 0);
            assertThat(image.rgb()[3 * x]).as(name).isCloseTo((argb >> 16 & 255) / 255f, within(2 * HALF_STEP));
            assertThat(image.rgb()[3 * x + 1]).as(name).isCloseTo((argb >> 8 & 255) / 255f, within(2 * HALF_STEP));
            assertThat(image.rgb()[3 * x + 2]).as(name).isCloseTo((argb & 255) / 255f, within(2 * HALF_STEP));
        }
        assertThat(image.hasAlpha()).isEqualTo(buffered.getColorModel().hasAlpha());
        image.alpha().ifPresent(alpha -> assertThat(alpha).containsExactly(1, 128 / 255f));
    }

    @Test
    void shouldReadPackedColoursOf5And6Bits() {
        BufferedImage buffered = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_565_RGB);
        buffered.getRaster().setPixel(0, 0, new int[] {31, 21, 0});

        assertThat(Image.of(buffered).rgb()).containsExactly(1, 21 / 63f, 0);
    }

    @Test
    void shouldTakeGreyAsEncoded() {
        BufferedImage grey8 = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        grey8.getRaster().setSample(0, 0, 0, 51);
        BufferedImage grey16 = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
        grey16.getRaster().setSample(0, 0, 0, 13107);

        assertThat(Image.of(grey8).rgb()).containsExactly(0.2f, 0.2f, 0.2f);
        assertThat(Image.of(grey16).rgb()).containsExactly(0.2f, 0.2f, 0.2f);
    }

    @Test
    void shouldReadPartOfALargerPicture() {
        BufferedImage whole = Pictures.gradient(8, 6).toBufferedImage();

        Image part = Image.of(whole.getSubimage(2, 3, 4, 2));

        BufferedImage again = part.toBufferedImage();
        assertThat(again.getWidth()).isEqualTo(4);
        assertThat(again.getRGB(0, 0)).isEqualTo(whole.getRGB(2, 3));
        assertThat(again.getRGB(3, 1)).isEqualTo(whole.getRGB(5, 4));
    }

    @Test
    void shouldConvertToJavasOwnPictureAndBack() {
        Image opaque = Pictures.gradient(7, 5);
        Image translucent = Pictures.translucent(7, 5);

        assertThat(opaque.toBufferedImage().getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
        assertThat(translucent.toBufferedImage().getType()).isEqualTo(BufferedImage.TYPE_INT_ARGB);
        assertThat(largestDifference(Image.of(opaque.toBufferedImage()).rgb(), opaque.rgb()))
                .isLessThanOrEqualTo(HALF_STEP + 1e-6f);
        Image back = Image.of(translucent.toBufferedImage());
        assertThat(largestDifference(back.rgb(), translucent.rgb())).isLessThanOrEqualTo(HALF_STEP + 1e-6f);
        assertThat(largestDifference(
                        back.alpha().orElseThrow(), translucent.alpha().orElseThrow()))
                .isLessThanOrEqualTo(HALF_STEP + 1e-6f);
    }

    private static Offset<Float> within(float offset) {
        return Offset.offset(offset);
    }
}
