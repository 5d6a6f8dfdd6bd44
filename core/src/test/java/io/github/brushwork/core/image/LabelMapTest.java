package io.github.brushwork.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelMapTest {

    private static final Label RED = new Label(255, 0, 0);
    private static final Label GREEN = new Label(0, 255, 0);
    private static final Label BLUE = new Label(0, 0, 255);
    private static final int SIDE = 60;

    @Test
    void shouldFindPlainColours() {
        LabelMap map = LabelMap.of(picture(2, 2, RED, GREEN, RED, BLUE));

        assertThat(map.labels()).containsExactly(RED, BLUE, GREEN);
        assertThat(map.area(RED)).isEqualTo(0.5);
        assertThat(map.mask(RED)).isEqualTo(Mask.of(2, 2, new float[] {1, 0, 1, 0}));
        assertThat(map.mask(BLUE)).isEqualTo(Mask.of(2, 2, new float[] {0, 0, 0, 1}));
    }

    @Test
    void shouldAssignSmoothedEdgesToTheRegionsBesideThem() {
        // given two regions with an edge in the middle of a column
        Image sharp = halves(4 * 241, RED, BLUE);

        LabelMap map = LabelMap.of(sharp.resize(241, 100));

        assertThat(map.labels()).containsExactlyInAnyOrder(RED, BLUE);
        // the column on the edge belongs to one of them
        assertThat(map.area(RED)).isCloseTo(0.5, within(0.51 / 241));
    }

    @Test
    void shouldBearWhatJpegDoesToColours(@TempDir Path folder) {
        Path file = folder.resolve("labels.jpg");
        Image image = quarters(new Label(128, 0, 128), GREEN, new Label(255, 255, 255), new Label(0, 0, 0));
        image.write(file);

        LabelMap map = LabelMap.of(Image.read(file));

        assertThat(map.labels()).hasSize(4);
        for (Label label : map.labels()) {
            assertThat(map.area(label)).isEqualTo(0.25);
        }
    }

    @Test
    void shouldBearNoise() {
        float[] rgb = halves(SIDE, RED, GREEN).rgb();
        Random random = new Random(1);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Math.abs(rgb[i] - 0.06f * random.nextFloat());
        }

        LabelMap map = LabelMap.of(Image.of(SIDE, SIDE, rgb));

        assertThat(map.labels()).hasSize(2);
        assertThat(map.mask(RED.nearest(map.labels())))
                .isEqualTo(LabelMap.of(halves(SIDE, RED, GREEN)).mask(RED));
    }

    @Test
    void shouldDropColoursOfHalfAPercentUnlessTheyAreAskedFor() {
        // given 1 pixel of 200, and 1 of 199
        Label[] pixels = new Label[200];
        Arrays.fill(pixels, RED);
        pixels[77] = BLUE;
        Image half = picture(200, 1, pixels);
        Image more = picture(199, 1, Arrays.copyOf(pixels, 199));

        assertThat(LabelMap.of(half).labels()).containsExactly(RED);
        assertThat(LabelMap.of(more).labels()).containsExactly(RED, BLUE);
        assertThat(LabelMap.of(half, List.of(BLUE, RED, GREEN)).labels()).containsExactly(RED, BLUE);
    }

    @Test
    void shouldTakeTheNearestOfGivenLabels() {
        LabelMap map = LabelMap.of(picture(2, 1, new Label(140, 20, 0), new Label(20, 0, 140)), List.of(BLUE, RED));

        assertThat(map.mask(RED)).isEqualTo(Mask.of(2, 1, new float[] {1, 0}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelMap.of(picture(1, 1, RED), List.of()))
                .withMessageContaining("at least one label");
    }

    @Test
    void shouldRejectAPhotograph() {
        // given so many colours that no label covers more than 0.5 %
        Label[] pixels = new Label[6 * 6 * 6];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = new Label(i % 6 * 51, i / 6 % 6 * 51, i / 36 * 51);
        }

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelMap.of(picture(216, 1, pixels)))
                .withMessageContaining("no colour covers more than 0.5 % of the picture of 216 x 1");
    }

    @Test
    void shouldPartitionThePicture() {
        LabelMap map = LabelMap.of(quarters(RED, GREEN, BLUE, new Label(0, 0, 0)));
        float[] sum = new float[SIDE * SIDE];

        for (Label label : map.labels()) {
            float[] weights = map.mask(label).weights();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[i];
            }
        }

        assertThat(sum).containsOnly(1);
    }

    @Test
    void shouldTakeTheNearestPixelInAnotherSize() {
        LabelMap map = LabelMap.of(picture(4, 1, RED, GREEN, GREEN, BLUE));

        assertThat(map.resize(8, 2).mask(RED))
                .isEqualTo(Mask.of(8, 2, new float[] {1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0}));
        assertThat(map.resize(1, 1).labels()).containsExactly(GREEN);
        assertThat(map.resize(4, 1)).isSameAs(map);
    }

    @Test
    void shouldMatchRegionsByColour() {
        // given colours that differ a little, in another order and size
        LabelMap content = LabelMap.of(picture(3, 1, RED, RED, BLUE));
        LabelMap style = LabelMap.of(picture(1, 3, new Label(0, 3, 250), new Label(0, 3, 250), new Label(250, 4, 0)));

        List<LabelMap.Region> regions = LabelMap.regions(content, style);

        assertThat(regions)
                .containsExactly(
                        new LabelMap.Region(
                                RED, Mask.of(3, 1, new float[] {1, 1, 0}), Mask.of(1, 3, new float[] {0, 0, 1})),
                        new LabelMap.Region(
                                BLUE, Mask.of(3, 1, new float[] {0, 0, 1}), Mask.of(1, 3, new float[] {1, 1, 0})));
    }

    @Test
    void shouldNameTheLabelThatAPictureLacks() {
        LabelMap both = LabelMap.of(picture(4, 1, RED, RED, BLUE, RED));
        LabelMap one = LabelMap.of(picture(1, 1, RED));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelMap.regions(both, one))
                .withMessageContaining("the content labels have #0000ff on 25.00 % of the picture,"
                        + " but the style labels have only #ff0000 (100.00 %)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelMap.regions(one, both))
                .withMessageContaining("the style labels have #0000ff on 25.00 %");
    }

    @Test
    void shouldNotMatchTwoLabelsWithOne() {
        // given 40 and 20 from their middle
        LabelMap two = LabelMap.of(picture(2, 1, new Label(60, 0, 0), new Label(0, 0, 0)));
        LabelMap one = LabelMap.of(picture(1, 1, new Label(20, 0, 0)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelMap.regions(two, one))
                .withMessageContaining("#3c0000");
    }

    @Test
    void shouldNameTheLabelsThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabelMap.of(picture(1, 1, RED)).mask(GREEN))
                .withMessage("there is no label #00ff00, only #ff0000 (100.00 %)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Label(0, 256, 0))
                .withMessageContaining("green 256");
    }

    private static Image halves(int side, Label left, Label right) {
        Label[] pixels = new Label[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % side < side / 2 ? left : right;
        }
        return picture(side, side, pixels);
    }

    private static Image quarters(Label... labels) {
        Label[] pixels = new Label[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = labels[(i % SIDE < SIDE / 2 ? 0 : 1) + (i < pixels.length / 2 ? 0 : 2)];
        }
        return picture(SIDE, SIDE, pixels);
    }

    private static Image picture(int width, int height, Label... pixels) {
        float[] rgb = new float[3 * pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = pixels[i].red() / 255f;
            rgb[3 * i + 1] = pixels[i].green() / 255f;
            rgb[3 * i + 2] = pixels[i].blue() / 255f;
        }
        return Image.of(width, height, rgb);
    }
}
