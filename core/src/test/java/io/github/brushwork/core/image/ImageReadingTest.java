package io.github.brushwork.core.image;

import static io.github.brushwork.testing.Vectors.largestDifference;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.testing.TestData;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReadingTest {

    private static final float HALF_STEP = 0.5f / 255 + 1e-6f;

    /** Lossy codecs at their best quality on a smooth picture. */
    private static final float LOSSY = 4f / 255;

    /**
     * One value of chroma for 2 x 2 pixels: half a pixel's slope of two channels of {@code gradient(96, 64)}, which is
     * 2.7 steps of 255 for each, beside the codec's own error.
     */
    private static final float HALF_CHROMA = LOSSY + 2.7f / 255;

    @Nested
    class Png {

        @Test
        void shouldReadColourOf8Bits() {
            Image image = read(new PngBuilder(2, 1, 8, PngBuilder.RGB).pixels(Bytes.of(0, 51, 102, 153, 204, 255)));

            assertThat(image.rgb()).containsExactly(0, 0.2f, 0.4f, 0.6f, 0.8f, 1);
            assertThat(image.hasAlpha()).isFalse();
        }

        @Test
        void shouldKeep16Bits() {
            byte[] samples = new Bytes().int16(1, 32768, 65534, 65535, 257, 0).toArray();

            Image image = read(new PngBuilder(2, 1, 16, PngBuilder.RGB).pixels(samples));

            assertThat(image.rgb()).containsExactly(1 / 65535f, 32768 / 65535f, 65534 / 65535f, 1, 257 / 65535f, 0);
        }

        @Test
        void shouldReadAlphaOf8Bits() {
            Image image = read(new PngBuilder(1, 1, 8, PngBuilder.RGBA).pixels(Bytes.of(51, 102, 153, 204)));

            assertThat(image).isEqualTo(Image.of(1, 1, new float[] {0.2f, 0.4f, 0.6f}, new float[] {0.8f}));
        }

        @Test
        void shouldReadAlphaOf16Bits() {
            byte[] samples = new Bytes().int16(1, 2, 3, 60001).toArray();

            Image image = read(new PngBuilder(1, 1, 16, PngBuilder.RGBA).pixels(samples));

            assertThat(image.rgb()).containsExactly(1 / 65535f, 2 / 65535f, 3 / 65535f);
            assertThat(image.alpha().orElseThrow()).containsExactly(60001 / 65535f);
        }

        @Test
        void shouldReadGreyAsEncoded() {
            Image grey8 = read(new PngBuilder(1, 1, 8, PngBuilder.GREY).pixels(Bytes.of(51)));
            Image grey16 = read(new PngBuilder(1, 1, 16, PngBuilder.GREY).pixels(Bytes.of(0x33, 0x34)));
            Image withAlpha = read(new PngBuilder(1, 1, 8, PngBuilder.GREY_ALPHA).pixels(Bytes.of(51, 102)));

            assertThat(grey8.rgb()).containsExactly(0.2f, 0.2f, 0.2f);
            assertThat(grey16.rgb()).containsOnly(0x3334 / 65535f);
            assertThat(withAlpha.rgb()).containsExactly(0.2f, 0.2f, 0.2f);
            assertThat(withAlpha.alpha().orElseThrow()).containsExactly(0.4f);
        }

        @Test
        void shouldReadGreyOfFewBits() {
            Image image = read(new PngBuilder(4, 1, 2, PngBuilder.GREY).pixels(Bytes.of(0b00_01_10_11)));

            assertThat(image.rgb())
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(0, 0, 0, 1 / 3f, 1 / 3f, 1 / 3f, 2 / 3f, 2 / 3f, 2 / 3f, 1, 1, 1);
        }

        @Test
        void shouldReadPalettes() {
            byte[] file = new PngBuilder(4, 1, 2, PngBuilder.PALETTE)
                    .chunk("PLTE", Bytes.of(255, 0, 0, 0, 255, 0, 51, 102, 153))
                    .pixels(Bytes.of(0b10_00_01_10));

            assertThat(read(file).rgb()).containsExactly(0.2f, 0.4f, 0.6f, 1, 0, 0, 0, 1, 0, 0.2f, 0.4f, 0.6f);
        }

        @Test
        void shouldReadTransparentEntriesOfPalettes() {
            byte[] file = new PngBuilder(2, 1, 8, PngBuilder.PALETTE)
                    .chunk("PLTE", Bytes.of(255, 0, 0, 0, 255, 0))
                    .chunk("tRNS", Bytes.of(51))
                    .pixels(Bytes.of(0, 1));

            assertThat(read(file)).isEqualTo(Image.of(2, 1, new float[] {1, 0, 0, 0, 1, 0}, new float[] {0.2f, 1}));
        }

        @Test
        void shouldReadTransparentColours() {
            byte[] rgb8 = new PngBuilder(2, 1, 8, PngBuilder.RGB)
                    .chunk("tRNS", Bytes.of(0, 1, 0, 2, 0, 3))
                    .pixels(Bytes.of(1, 2, 3, 1, 2, 4));
            byte[] rgb16 = new PngBuilder(2, 1, 16, PngBuilder.RGB)
                    .chunk("tRNS", Bytes.of(1, 1, 2, 2, 3, 3))
                    .pixels(Bytes.of(1, 1, 2, 2, 3, 3, 1, 1, 2, 2, 3, 4));
            byte[] grey8 = new PngBuilder(2, 1, 8, PngBuilder.GREY)
                    .chunk("tRNS", Bytes.of(0, 7))
                    .pixels(Bytes.of(7, 8));
            byte[] grey16 = new PngBuilder(2, 1, 16, PngBuilder.GREY)
                    .chunk("tRNS", Bytes.of(7, 7))
                    .pixels(Bytes.of(7, 7, 7, 8));

            for (byte[] file : List.of(rgb8, rgb16, grey8, grey16)) {
                assertThat(read(file).alpha().orElseThrow()).containsExactly(0, 1);
            }
        }

        @ParameterizedTest
        @CsvSource({"1, 1, 128", "2, 1, 64", "4, 7, 112"})
        void shouldReadTheTransparentGreyOfFewBits(int bits, int transparent, int packed) {
            // given a pixel of the transparent value and a black one
            byte[] file = new PngBuilder(2, 1, bits, PngBuilder.GREY)
                    .chunk("tRNS", Bytes.of(0, transparent))
                    .pixels(Bytes.of(packed));

            assertThat(read(file).alpha().orElseThrow()).containsExactly(0, 1);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
        void shouldHonourOrientation(int exif) {
            byte[] pixels = Bytes.of(0, 51, 102, 153, 204, 255);
            Image stored = read(new PngBuilder(3, 2, 8, PngBuilder.GREY).pixels(pixels));

            Image upright = read(new PngBuilder(3, 2, 8, PngBuilder.GREY)
                    .chunk("eXIf", Exif.orientation(exif))
                    .pixels(pixels));

            assertThat(upright).isEqualTo(Orientation.ofExif(exif).apply(stored));
        }
    }

    @Nested
    class Jpeg {

        @Test
        void shouldReadColour() {
            Image image = Pictures.gradient(24, 16);

            Image read = read(colourJpeg(image));

            assertThat(read.hasAlpha()).isFalse();
            assertThat(largestDifference(read.rgb(), image.rgb())).isLessThan(LOSSY);
        }

        @Test
        void shouldReadGrey() {
            byte[] jpeg = Jpegs.of(8, 8, 1, filled(64, 51));

            assertThat(read(jpeg).rgb())
                    .hasSize(192)
                    .usingComparatorWithPrecision(0.004f)
                    .containsOnly(0.2f);
        }

        @Test
        void shouldReadInvertedCmyk() {
            // given cyan 0.6, magenta 0.2, yellow 0, black 0.5, stored inverted as Adobe does
            byte[] jpeg = Jpegs.withAdobe(Jpegs.of(8, 8, 4, repeated(64, 102, 204, 255, 128)), 0);

            // when it is read without a profile, then each colour is (1 - ink) * (1 - black)
            Warnings.of(() -> assertColour(read(jpeg), 0.4f * 0.5f, 0.8f * 0.5f, 0.5f));
        }

        @Test
        void shouldReadYcck() {
            // given the same inks, of which the first three are stored as luma and chroma (JFIF 1.02), black inverted
            double y = 0.299 * 153 + 0.587 * 51;
            int cb = (int) Math.round((0 - y) / 1.772 + 128);
            int cr = (int) Math.round((153 - y) / 1.402 + 128);
            byte[] samples = repeated(64, (int) Math.round(y), cb, cr, 128);

            byte[] jpeg = Jpegs.withAdobe(Jpegs.of(8, 8, 4, samples), 2);

            // when, then
            Warnings.of(() -> assertColour(read(jpeg), 0.4f * 0.5f, 0.8f * 0.5f, 0.5f));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
        void shouldHonourOrientation(int exif) {
            byte[] jpeg = colourJpeg(Pictures.gradient(24, 16));

            Image upright = read(Jpegs.withExif(jpeg, exif));

            assertThat(upright).isEqualTo(Orientation.ofExif(exif).apply(read(jpeg)));
        }

        @Test
        void shouldReadAPictureWhoseExifIsDamaged() {
            byte[] jpeg = colourJpeg(Pictures.gradient(24, 16));
            byte[] damaged = Jpegs.with(
                    jpeg,
                    Jpegs.APP1,
                    new Bytes().ascii("Exif\0\0MM").int16(42).int32(1 << 30).toArray());

            assertThat(read(damaged)).isEqualTo(read(jpeg));
        }

        private void assertColour(Image image, float red, float green, float blue) {
            for (int i = 0; i < 64; i++) {
                // One step for the codec's rounding of each of luma and chroma, and one for the conversion.
                assertThat(image.rgb()[3 * i]).isBetween(red - 3 / 255f, red + 3 / 255f);
                assertThat(image.rgb()[3 * i + 1]).isBetween(green - 3 / 255f, green + 3 / 255f);
                assertThat(image.rgb()[3 * i + 2]).isBetween(blue - 3 / 255f, blue + 3 / 255f);
            }
        }
    }

    @Nested
    class Tiff {

        @Test
        void shouldReadColourOf8Bits() {
            Image image =
                    read(new TiffBuilder(2, 1, 8, 3, TiffBuilder.RGB, Bytes.of(0, 51, 102, 153, 204, 255)).build());

            assertThat(image.rgb()).containsExactly(0, 0.2f, 0.4f, 0.6f, 0.8f, 1);
        }

        @Test
        void shouldKeep16Bits() {
            byte[] samples =
                    new Bytes().little16(1, 32768, 65534, 65535, 257, 0).toArray();

            Image image = read(new TiffBuilder(2, 1, 16, 3, TiffBuilder.RGB, samples).build());

            assertThat(image.rgb()).containsExactly(1 / 65535f, 32768 / 65535f, 65534 / 65535f, 1, 257 / 65535f, 0);
        }

        @Test
        void shouldReadAlpha() {
            Image image = read(new TiffBuilder(1, 1, 8, 4, TiffBuilder.RGB, Bytes.of(51, 102, 153, 204))
                    .shorts(TiffBuilder.EXTRA_SAMPLES, 2)
                    .build());

            assertThat(image).isEqualTo(Image.of(1, 1, new float[] {0.2f, 0.4f, 0.6f}, new float[] {0.8f}));
        }

        @Test
        void shouldDivideColoursThatWereMultipliedByAlpha() {
            Image image = read(new TiffBuilder(1, 1, 8, 4, TiffBuilder.RGB, Bytes.of(20, 40, 60, 80))
                    .shorts(TiffBuilder.EXTRA_SAMPLES, 1)
                    .build());

            assertThat(image.rgb()).usingComparatorWithPrecision(1e-6f).containsExactly(0.25f, 0.5f, 0.75f);
            assertThat(image.alpha().orElseThrow()).containsExactly(80 / 255f);
        }

        @Test
        void shouldDivideColoursOf16BitsThatWereMultipliedByAlpha() {
            byte[] samples =
                    new Bytes().little16(10_000, 20_000, 30_000, 40_000).toArray();

            Image image = read(new TiffBuilder(1, 1, 16, 4, TiffBuilder.RGB, samples)
                    .shorts(TiffBuilder.EXTRA_SAMPLES, 1)
                    .build());

            assertThat(image.rgb()).usingComparatorWithPrecision(1e-6f).containsExactly(0.25f, 0.5f, 0.75f);
            assertThat(image.alpha().orElseThrow()).containsExactly(40_000 / 65535f);
        }

        @Test
        void shouldReadGreyOfEitherPolarity() {
            byte[] black = new TiffBuilder(1, 1, 8, 1, TiffBuilder.BLACK_IS_ZERO, Bytes.of(51)).build();
            byte[] white = new TiffBuilder(1, 1, 8, 1, TiffBuilder.WHITE_IS_ZERO, Bytes.of(204)).build();

            assertThat(read(black).rgb()).containsExactly(0.2f, 0.2f, 0.2f);
            assertThat(read(white).rgb()).containsExactly(0.2f, 0.2f, 0.2f);
        }

        @Test
        void shouldReadCmyk() {
            Image image = read(new TiffBuilder(1, 1, 8, 4, TiffBuilder.CMYK, Bytes.of(153, 51, 0, 127)).build());

            assertThat(image.rgb())
                    .usingComparatorWithPrecision(2 / 255f)
                    .containsExactly(0.4f * 0.5f, 0.8f * 0.5f, 0.5f);
        }

        @Test
        void shouldReadFloats() {
            ByteBuffer samples = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
            samples.putFloat(0.1f).putFloat(0.5f).putFloat(1.5f);

            Image image = read(new TiffBuilder(1, 1, 32, 3, TiffBuilder.RGB, samples.array())
                    .shorts(TiffBuilder.SAMPLE_FORMAT, 3, 3, 3)
                    .build());

            assertThat(image.rgb()).containsExactly(0.1f, 0.5f, 1);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
        void shouldHonourOrientation(int exif) {
            byte[] pixels = Bytes.of(0, 51, 102, 153, 204, 255);
            Image stored = read(new TiffBuilder(3, 2, 8, 1, TiffBuilder.BLACK_IS_ZERO, pixels).build());

            Image upright = read(new TiffBuilder(3, 2, 8, 1, TiffBuilder.BLACK_IS_ZERO, pixels)
                    .shorts(TiffBuilder.ORIENTATION, exif)
                    .build());

            assertThat(upright).isEqualTo(Orientation.ofExif(exif).apply(stored));
        }
    }

    @Nested
    class Webp {

        @Test
        void shouldReadLossless() {
            Image image = Pictures.gradient(24, 16);

            Image read = read(Webps.of(image.toBufferedImage(), "Lossless"));

            assertThat(largestDifference(read.rgb(), image.rgb())).isLessThanOrEqualTo(HALF_STEP);
            assertThat(read.hasAlpha()).isFalse();
        }

        @Test
        void shouldReadLosslessWithAlpha() {
            Image image = Pictures.translucent(24, 16);

            Image read = read(Webps.of(image.toBufferedImage(), "Lossless"));

            assertThat(largestDifference(read.rgb(), image.rgb())).isLessThanOrEqualTo(HALF_STEP);
            assertThat(largestDifference(
                            read.alpha().orElseThrow(), image.alpha().orElseThrow()))
                    .isLessThanOrEqualTo(HALF_STEP);
        }

        @Test
        void shouldReadLossy() {
            Image image = Pictures.gradient(96, 64);

            Image read = read(Webps.of(image.toBufferedImage(), "Lossy"));

            assertThat(largestDifference(read.rgb(), image.rgb())).isLessThan(HALF_CHROMA);
        }

        @Test
        void shouldReadLossyWithAlpha() {
            Image image = Pictures.translucent(96, 64);

            Image read = read(Webps.of(image.toBufferedImage(), "Lossy"));

            assertThat(largestDifference(read.rgb(), image.rgb())).isLessThan(HALF_CHROMA);
            assertThat(largestDifference(
                            read.alpha().orElseThrow(), image.alpha().orElseThrow()))
                    .isLessThanOrEqualTo(HALF_STEP);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
        void shouldHonourOrientation(int exif) {
            byte[] webp = Webps.of(Pictures.gradient(24, 16).toBufferedImage(), "Lossless");

            Image upright =
                    read(Webps.extended(webp, 24, 16, Webps.HAS_EXIF, Webps.chunk("EXIF", Exif.orientation(exif))));

            assertThat(upright).isEqualTo(Orientation.ofExif(exif).apply(read(webp)));
        }
    }

    @Test
    void shouldLeaveTheStreamOpen() {
        List<String> closed = new ArrayList<>();
        byte[] file = new PngBuilder(1, 1, 8, PngBuilder.GREY).pixels(Bytes.of(51));
        InputStream stream = new FilterInputStream(new ByteArrayInputStream(file)) {
            @Override
            public void close() throws IOException {
                closed.add("closed");
                super.close();
            }
        };

        Image.read(stream);

        assertThat(closed).isEmpty();
    }

    /** Sizes and the colours of the pixel at (10, 10), as Pillow 9.4.0 reads them. */
    @ParameterizedTest
    @CsvSource({
        "astronaut.png, 512, 512, 59, 57, 86",
        "chelsea.png, 451, 300, 157, 135, 122",
        "coffee.png, 600, 400, 23, 15, 9",
        "harvesters.jpeg, 1165, 859, 201, 184, 158",
        "hibiscus.jpeg, 312, 442, 44, 30, 29",
    })
    void shouldReadPhotographs(String name, int width, int height, int red, int green, int blue) {
        Image image = Image.read(TestData.picture(name));

        assertThat(image.width()).isEqualTo(width);
        assertThat(image.height()).isEqualTo(height);
        float[] rgb = image.rgb();
        int pixel = 3 * (10 * width + 10);
        // One step for profiles of sRGB, whose tables round.
        assertThat(rgb[pixel] * 255).isBetween(red - 1f, red + 1f);
        assertThat(rgb[pixel + 1] * 255).isBetween(green - 1f, green + 1f);
        assertThat(rgb[pixel + 2] * 255).isBetween(blue - 1f, blue + 1f);
    }

    static byte[] colourJpeg(Image image) {
        byte[] samples = new byte[3 * image.width() * image.height()];
        BufferedImage packed = image.toBufferedImage();
        int[] pixels = packed.getRGB(0, 0, image.width(), image.height(), null, 0, image.width());
        for (int i = 0; i < pixels.length; i++) {
            int red = pixels[i] >> 16 & 255;
            int green = pixels[i] >> 8 & 255;
            int blue = pixels[i] & 255;
            // JFIF 1.02
            samples[3 * i] = (byte) Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
            samples[3 * i + 1] = (byte) Math.round(-0.168736 * red - 0.331264 * green + 0.5 * blue + 128);
            samples[3 * i + 2] = (byte) Math.round(0.5 * red - 0.418688 * green - 0.081312 * blue + 128);
        }
        return Jpegs.withAdobe(Jpegs.of(image.width(), image.height(), 3, samples), 1);
    }

    private static byte[] filled(int count, int value) {
        return repeated(count, value);
    }

    private static byte[] repeated(int count, int... pixel) {
        return Bytes.of(IntStream.range(0, count * pixel.length)
                .map(i -> pixel[i % pixel.length])
                .toArray());
    }

    private static Image read(byte[] file) {
        return Image.read(new ByteArrayInputStream(file));
    }
}
