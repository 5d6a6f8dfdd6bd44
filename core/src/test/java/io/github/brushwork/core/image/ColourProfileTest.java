package io.github.brushwork.core.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageTypeSpecifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColourProfileTest {

    /** Readers that convert by themselves do so in steps of 8 bits. */
    private static final float STEP = 1.5f / 255;

    /** In 16 bits what remains is the rounding of the profile's numbers and of the colour management's tables. */
    private static final float FINE = 0.3f / 255;

    private static final int[] COLOUR = {102, 153, 51};

    private static final float[] EXPECTED = Profiles.adobeRgbToSrgb(102 / 255.0, 153 / 255.0, 51 / 255.0);

    @Test
    void shouldHaveATestColourThatTheProfileMoves() {
        assertThat(EXPECTED[0]).isLessThan(0.4f - 0.05f);
    }

    @Test
    void shouldConvertPng() {
        byte[] file = new PngBuilder(1, 1, 8, PngBuilder.RGB)
                .profile(Profiles.adobeRgb())
                .pixels(Bytes.of(COLOUR));

        assertThat(read(file).rgb()).usingComparatorWithPrecision(FINE).containsExactly(EXPECTED);
    }

    @Test
    void shouldConvertPngOf16BitsAndKeepItsAlpha() {
        byte[] samples =
                new Bytes().int16(102 * 257, 153 * 257, 51 * 257, 12345).toArray();
        byte[] file = new PngBuilder(1, 1, 16, PngBuilder.RGBA)
                .profile(Profiles.adobeRgb())
                .pixels(samples);

        Image image = read(file);

        assertThat(image.rgb()).usingComparatorWithPrecision(FINE).containsExactly(EXPECTED);
        assertThat(image.alpha().orElseThrow()).containsExactly(12345 / 65535f);
    }

    @Test
    void shouldConvertPalettesOfPng() {
        byte[] file = new PngBuilder(1, 1, 8, PngBuilder.PALETTE)
                .profile(Profiles.adobeRgb())
                .chunk("PLTE", Bytes.of(COLOUR))
                .pixels(Bytes.of(0));

        assertThat(read(file).rgb()).usingComparatorWithPrecision(FINE).containsExactly(EXPECTED);
    }

    @Test
    void shouldConvertJpeg() {
        byte[] plain = ImageReadingTest.colourJpeg(uniform(COLOUR));
        byte[] jpeg = Jpegs.withProfile(plain, Profiles.adobeRgb());

        // Two steps: JPEG's own rounding is enlarged by the steeper curve.
        assertThat(firstPixel(read(jpeg)))
                .usingComparatorWithPrecision(2 * STEP)
                .containsExactly(EXPECTED);
    }

    @Test
    void shouldConvertTiffOf8And16Bits() {
        byte[] tiff8 = new TiffBuilder(1, 1, 8, 3, TiffBuilder.RGB, Bytes.of(COLOUR))
                .profile(Profiles.adobeRgb())
                .build();
        byte[] samples = new Bytes().little16(102 * 257, 153 * 257, 51 * 257).toArray();
        byte[] tiff16 = new TiffBuilder(1, 1, 16, 3, TiffBuilder.RGB, samples)
                .profile(Profiles.adobeRgb())
                .build();

        assertThat(read(tiff8).rgb()).usingComparatorWithPrecision(FINE).containsExactly(EXPECTED);
        assertThat(read(tiff16).rgb()).usingComparatorWithPrecision(FINE).containsExactly(EXPECTED);
    }

    @Test
    void shouldConvertWebp() {
        byte[] simple = Webps.of(uniform(COLOUR).toBufferedImage(), "Lossless");
        byte[] webp = Webps.extended(simple, 8, 8, Webps.HAS_PROFILE, Webps.chunk("ICCP", Profiles.adobeRgb()));

        assertThat(firstPixel(read(webp))).usingComparatorWithPrecision(STEP).containsExactly(EXPECTED);
    }

    @Test
    void shouldConvertGreyOfEveryFormat() {
        float encoded = (float) Profiles.encoded(51 / 255.0);
        byte[] png = new PngBuilder(1, 1, 8, PngBuilder.GREY)
                .profile(Profiles.linearGrey())
                .pixels(Bytes.of(51));
        byte[] tiff = new TiffBuilder(1, 1, 8, 1, TiffBuilder.BLACK_IS_ZERO, Bytes.of(51))
                .profile(Profiles.linearGrey())
                .build();
        byte[] flat = new byte[64];
        Arrays.fill(flat, (byte) 51);
        byte[] jpeg = Jpegs.withProfile(Jpegs.of(8, 8, 1, flat), Profiles.linearGrey());

        for (byte[] file : List.of(png, tiff, jpeg)) {
            assertThat(firstPixel(read(file)))
                    .usingComparatorWithPrecision(FINE)
                    .containsExactly(encoded, encoded, encoded);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // nothing but cyan, stored inverted as it is, and as YCCK: luma and chroma of the inks (255, 0, 0)
        "0, 0, 255, 255, 255",
        "2, 76, 85, 255, 255",
    })
    void shouldConvertCmykJpegByItsProfile(int transform, int first, int second, int third, int black) {
        // given
        int[] pixel = {first, second, third, black};
        byte[] samples = Bytes.of(IntStream.range(0, 256).map(i -> pixel[i % 4]).toArray());
        byte[] jpeg = Jpegs.withAdobe(Jpegs.of(8, 8, 4, samples), transform);
        byte[] withProfile = Jpegs.withProfile(jpeg, Profiles.cmykWithRedForCyan());

        // when it is read without a profile, then it is cyan by the formula, which is said
        List<String> warnings = Warnings.of(() -> assertThat(firstPixel(read(jpeg)))
                .usingComparatorWithPrecision(2 * STEP)
                .containsExactly(0, 1, 1));
        assertThat(warnings).singleElement().asString().contains("No embedded ICC color profile");

        // when it is read with one, then it is red
        assertThat(firstPixel(read(withProfile)))
                .usingComparatorWithPrecision(0.06f)
                .containsExactly(1, 0, 0);
    }

    @Test
    void shouldConvertCmykTiffByItsProfile() {
        byte[] pixel = Bytes.of(255, 0, 0, 0);
        byte[] tiff = new TiffBuilder(1, 1, 8, 4, TiffBuilder.CMYK, pixel)
                .profile(Profiles.cmykWithRedForCyan())
                .build();

        assertThat(read(tiff).rgb()).usingComparatorWithPrecision(0.06f).containsExactly(1, 0, 0);
    }

    @Test
    void shouldConvertBufferedImages() {
        ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(Profiles.adobeRgb()));
        BufferedImage buffered = ImageTypeSpecifier.createInterleaved(
                        space, new int[] {0, 1, 2}, DataBuffer.TYPE_BYTE, false, false)
                .createBufferedImage(1, 1);
        buffered.getRaster().setPixel(0, 0, COLOUR);

        assertThat(Image.of(buffered).rgb()).usingComparatorWithPrecision(FINE).containsExactly(EXPECTED);
    }

    @Test
    void shouldConvertMorePixelsThanFitIntoOneBlock() {
        // given 40,000 pixels, the last of which is another than the others
        byte[] pixels = new byte[3 * 200 * 200];
        System.arraycopy(Bytes.of(COLOUR), 0, pixels, pixels.length - 3, 3);
        byte[] file = new PngBuilder(200, 200, 8, PngBuilder.RGB)
                .profile(Profiles.adobeRgb())
                .pixels(pixels);

        // when
        float[] rgb = read(file).rgb();

        // then
        assertThat(rgb).hasSize(pixels.length);
        assertThat(new float[] {rgb[pixels.length - 3], rgb[pixels.length - 2], rgb[pixels.length - 1]})
                .usingComparatorWithPrecision(FINE)
                .containsExactly(EXPECTED);
        assertThat(rgb[pixels.length / 2]).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no profile at all", "cut short", "of another kind", "without its curves", "not deflated"})
    void shouldIgnoreUnusableProfilesAndSaySo(String damage) {
        byte[] whole = Profiles.adobeRgb();
        byte[] unusable = switch (damage) {
            case "cut short" -> Arrays.copyOf(whole, 150);
            case "of another kind" -> Profiles.linearGrey();
            case "without its curves" ->
                new String(whole, StandardCharsets.ISO_8859_1)
                        .replace("TRC", "XXX")
                        .getBytes(StandardCharsets.ISO_8859_1);
            default -> Bytes.of(1, 2, 3);
        };
        PngBuilder png = new PngBuilder(1, 1, 8, PngBuilder.RGB);
        if (damage.equals("not deflated")) {
            png.chunk("iCCP", new Bytes().ascii("name\0\0nonsense").toArray());
        } else {
            png.profile(unusable);
        }
        byte[] file = png.pixels(Bytes.of(COLOUR));

        List<String> warnings = Warnings.of(() -> assertThat(read(file).rgb()).containsExactly(0.4f, 0.6f, 0.2f));

        assertThat(warnings).singleElement().asString().contains("colour profile", "ignored");
    }

    private static Image uniform(int... colour) {
        float[] rgb = new float[3 * 64];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = colour[i % 3] / 255f;
        }
        return Image.of(8, 8, rgb);
    }

    private static float[] firstPixel(Image image) {
        float[] rgb = image.rgb();
        return new float[] {rgb[0], rgb[1], rgb[2]};
    }

    private static Image read(byte[] file) {
        return Image.read(new ByteArrayInputStream(file));
    }
}
