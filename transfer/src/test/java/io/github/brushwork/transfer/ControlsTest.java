package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.core.image.colour.ColourSpace;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.core.image.colour.LinearMethod;
import io.github.brushwork.core.image.colour.Luminance;
import io.github.brushwork.core.image.colour.Saturation;
import io.github.brushwork.losses.Blending;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.GradientDescent;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.optim.StopReason;
import io.github.brushwork.testing.Vectors;
import io.github.brushwork.transfer.settings.CarryOver;
import io.github.brushwork.transfer.settings.ColourControl;
import io.github.brushwork.transfer.settings.Gradients;
import io.github.brushwork.transfer.settings.ImageSize;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import io.github.brushwork.transfer.settings.Start;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.calibration.Calibration;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each control does what it says: a test here fails when the control is ignored. */
class ControlsTest {

    private static final Image CONTENT = Pictures.blobs(40, 32, 1);
    private static final Image STYLE = Pictures.blobs(48, 36, 9);
    private static final Image OTHER_STYLE = Pictures.blobs(36, 48, 5);
    private static final Network NETWORK =
            Vgg16.calibrated(CONTENT, STYLE, Calibration.defaults().withWidth(0.25));

    private static StyleTransferBuilder transfer() {
        return transfer(Presets.balanced());
    }

    private static StyleTransferBuilder transfer(Preset preset) {
        return StyleTransfer.builder()
                .preset(preset)
                .content(CONTENT)
                .style(STYLE)
                .network(NETWORK)
                .engine("java")
                .iterations(4);
    }

    private static float[] painted(StyleTransferBuilder transfer) {
        return transfer.build().run().image().rgb();
    }

    private static double firstLoss(StyleTransferBuilder transfer, String term) {
        return transfer.iterations(1)
                .build()
                .run()
                .trace()
                .get(0)
                .contributions()
                .get(term);
    }

    // styles

    @ParameterizedTest
    @EnumSource
    void shouldOnlyCountTheProportionsOfStyles(Blending blending) {
        Preset preset = Presets.balanced().toBuilder().blending(blending).build();

        float[] ones = painted(transfer(preset).styles(Style.of(STYLE), Style.of(OTHER_STYLE)));
        float[] twos = painted(transfer(preset)
                .styles(Style.of(STYLE).withWeight(2), Style.of(OTHER_STYLE).withWeight(2)));
        float[] uneven = painted(transfer(preset).styles(Style.of(STYLE).withWeight(2), Style.of(OTHER_STYLE)));

        assertThat(twos).isEqualTo(ones);
        assertThat(uneven).isNotEqualTo(ones);
    }

    @ParameterizedTest
    @EnumSource
    void shouldPaintTheSameWithTheSameStyleTwice(Blending blending) {
        Preset preset = Presets.balanced().toBuilder().blending(blending).build();

        float[] once = painted(transfer(preset));
        float[] twice = painted(transfer(preset).styles(Style.of(STYLE), Style.of(STYLE)));

        // the sum of halves may round otherwise, and iterations spread that
        assertThat(Vectors.largestDifference(twice, once)).isLessThan(1e-3f);
    }

    @Test
    void shouldHonourScaleAndSizeOfAStyle() {
        StyleTransferResult result = transfer()
                .styles(
                        Style.of(STYLE).withScale(1.5),
                        Style.of(OTHER_STYLE).withSize(ImageSize.original()),
                        Style.of(OTHER_STYLE).withSize(ImageSize.longerSide(64)).withScale(0.5))
                .build()
                .run();

        // 40 is the content's longer side, but strokes are kept: 48 of at most 512
        assertThat(result.styles()).extracting(Image::width).containsExactly(72, 36, 24);
    }

    static Stream<StyleMeasure> measures() {
        return Stream.of(
                StyleMeasure.moments(),
                StyleMeasure.wasserstein(),
                StyleMeasure.slicedWasserstein(),
                new StyleMeasure.SlicedWasserstein(OptionalInt.of(3)),
                StyleMeasure.histogram(),
                new StyleMeasure.Sum(List.of(
                        new StyleMeasure.Part(StyleMeasure.moments(), 1),
                        new StyleMeasure.Part(StyleMeasure.histogram(), 0.5))));
    }

    @ParameterizedTest
    @MethodSource("measures")
    void shouldLowerEveryMeasure(StyleMeasure measure) {
        Preset preset = Presets.balanced().toBuilder()
                .styleMeasure(measure)
                .blending(Blending.LOSSES)
                .contentWeight(0)
                .totalVariationWeight(0)
                .build();

        List<TracePoint> trace = transfer(preset)
                .styles(Style.of(STYLE), Style.of(OTHER_STYLE))
                .iterations(6)
                .build()
                .run()
                .trace();

        assertThat(trace.get(5).loss()).isLessThan(trace.get(0).loss());
    }

    @Test
    void shouldAddUpTheMeasuresOfASum() {
        StyleMeasure.Sum sum = new StyleMeasure.Sum(List.of(
                new StyleMeasure.Part(StyleMeasure.moments(), 2),
                new StyleMeasure.Part(StyleMeasure.histogram(), 0.5)));
        String term = "style relu2_1";
        Preset still = Presets.balanced().toBuilder()
                .start(Start.image(CONTENT))
                .optimizer(new GradientDescent(1e-30))
                .build();

        double both = firstLoss(transfer(still).styleMeasure(sum), term);
        double moments = firstLoss(transfer(still).styleMeasure(StyleMeasure.moments()), term);
        double histogram = firstLoss(transfer(still).styleMeasure(StyleMeasure.histogram()), term);

        assertThat(both).isCloseTo(2 * moments + 0.5 * histogram, within(1e-6 * both));
    }

    @Test
    void shouldRefuseToBlendTargetsThatHaveNoMean() {
        StyleTransfer transfer = transfer()
                .styleMeasure(StyleMeasure.histogram())
                .styles(Style.of(STYLE), Style.of(OTHER_STYLE))
                .build();

        assertThatThrownBy(transfer::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Histogram")
                .hasMessageContaining("use blending LOSSES");
    }

    @Test
    void shouldNormalizeGradients() {
        Preset normalized = Presets.balanced().toBuilder()
                .gradients(Gradients.NORMALIZED)
                .optimizer(new Adam(0.01))
                .build();
        Preset exact = normalized.toBuilder().gradients(Gradients.EXACT).build();

        assertThat(painted(transfer(normalized))).isNotEqualTo(painted(transfer(exact)));
    }

    // regions

    private static Mask leftHalf() {
        float[] weights = new float[40 * 32];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 40 < 20 ? 1 : 0;
        }
        return Mask.of(40, 32, weights);
    }

    @Test
    void shouldLeavePixelsOutsideTheOutputMaskAloneToTheBit() {
        float[] before = CONTENT.rgb();

        float[] after = painted(transfer().outputMask(leftHalf()));

        for (int i = 0; i < after.length; i++) {
            if (i / 3 % 40 >= 20) {
                assertThat(after[i]).isEqualTo(before[i]);
            }
        }
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void shouldPaintAStyleInItsRegion() {
        // shallow layers, whose receptive fields do not reach from the one side to the other
        Preset shallow = Presets.balanced().toBuilder()
                .styleLayers(LayerWeight.each(1, "relu1_1", "relu2_1"))
                .contentWeight(0)
                .totalVariationWeight(0)
                .build();

        double[] change =
                changes(painted(transfer(shallow).styles(Style.of(STYLE).within(leftHalf()))));
        double[] otherChange = changes(painted(
                transfer(shallow).styles(Style.of(STYLE).within(leftHalf().inverse()))));

        assertThat(change[0]).isGreaterThan(100 * change[1]);
        assertThat(otherChange[1]).isGreaterThan(100 * otherChange[0]);
    }

    /** Mean change of the left and of the right quarter: beside the border of the region receptive fields overlap. */
    private static double[] changes(float[] painted) {
        float[] before = CONTENT.rgb();
        double[] changes = new double[2];
        for (int i = 0; i < painted.length; i++) {
            int x = i / 3 % 40;
            if (x < 10 || x >= 30) {
                changes[x < 10 ? 0 : 1] += Math.abs(painted[i] - before[i]);
            }
        }
        return changes;
    }

    @Test
    void shouldTakeAStyleFromARegionOfItsImage() {
        Region everywhere = new Region(Mask.full(40, 32));
        Region fromLeft = new Region(Mask.full(40, 32), leftHalf());

        float[] whole = painted(transfer().styles(Style.of(STYLE).withRegions(List.of(everywhere))));
        float[] left = painted(transfer().styles(Style.of(STYLE).withRegions(List.of(fromLeft))));

        assertThat(left).isNotEqualTo(whole);
    }

    @Test
    void shouldKeepContentWhereItsMaskSays() {
        float[] left = painted(transfer().contentWeight(50).contentMask(leftHalf()));

        double[] change = changes(left);

        assertThat(change[0]).isLessThan(0.8 * change[1]);
    }

    // colour

    @Test
    void shouldKeepTheChromaOfTheContent() {
        Image grey = Luminance.REC_601.grey(CONTENT);

        float[] result = painted(transfer().content(grey).colour(ColourControl.luminanceOnly(Luminance.REC_601)));
        float[] chroma = painted(transfer().content(grey).colour(ColourControl.chromaOfContent(Luminance.REC_601)));
        float[] none = painted(transfer().content(grey));

        assertThat(colourfulness(result)).isLessThan(1e-4);
        assertThat(colourfulness(chroma)).isLessThan(1e-4);
        assertThat(colourfulness(none)).isGreaterThan(0.01);
    }

    private static double colourfulness(float[] rgb) {
        double most = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            most = Math.max(most, Math.max(Math.abs(rgb[i] - rgb[i + 1]), Math.abs(rgb[i + 1] - rgb[i + 2])));
        }
        return most;
    }

    @Test
    void shouldGiveTheResultTheContentsMeanColour() {
        ColourTransfer transfer = ColourTransfer.linear(LinearMethod.SYMMETRIC_SQUARE_ROOT, ColourSpace.SRGB);

        float[] plain = painted(transfer().style(red()).iterations(20));
        float[] after = painted(transfer().style(red()).iterations(20).colour(ColourControl.recolourResult(transfer)));

        double[] wanted = mean(CONTENT.rgb());
        // clamping moves the mean a little
        assertThat(distance(mean(after), wanted)).isLessThan(0.01).isLessThan(distance(mean(plain), wanted));
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(Math.hypot(a[0] - b[0], a[1] - b[1]), a[2] - b[2]);
    }

    private static double[] mean(float[] rgb) {
        double[] mean = new double[3];
        for (int i = 0; i < rgb.length; i++) {
            mean[i % 3] += 3.0 * rgb[i] / rgb.length;
        }
        return mean;
    }

    @Test
    void shouldRecolourStyleOrContentBeforeTheTransfer() {
        ColourTransfer histograms = ColourTransfer.channelHistograms();

        // the first layer tells colours best
        Preset colours = Presets.balanced().toBuilder()
                .contentWeight(0)
                .styleLayers(LayerWeight.each(1, "relu1_1"))
                .totalVariationWeight(0)
                .build();

        float[] style =
                painted(transfer(colours).style(red()).iterations(20).colour(ColourControl.recolourStyle(histograms)));
        float[] plain = painted(transfer(colours).style(red()).iterations(20));
        float[] content = painted(transfer().style(red()).colour(ColourControl.recolourContent(histograms)));
        float[] untouched = painted(transfer().style(red()));

        assertThat(redness(style)).isCloseTo(redness(CONTENT.rgb()), within(0.05));
        assertThat(redness(plain)).isGreaterThan(redness(CONTENT.rgb()) + 0.1);
        assertThat(redness(content)).isGreaterThan(redness(untouched) + 0.1);
    }

    private static Image red() {
        float[] rgb = STYLE.rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = i % 3 == 0 ? 0.5f + rgb[i] / 2 : rgb[i] / 2;
        }
        return Image.of(48, 36, rgb);
    }

    private static double redness(float[] rgb) {
        double[] mean = mean(rgb);
        return mean[0] - (mean[1] + mean[2]) / 2;
    }

    @Test
    void shouldMixTheResultWithTheContentByItsStrength() {
        float[] whole = painted(transfer());
        float[] half = painted(transfer().strength(0.5));
        float[] nothing = painted(transfer().strength(0));

        float[] content = CONTENT.rgb();
        assertThat(nothing).isEqualTo(content);
        for (int i = 0; i < half.length; i++) {
            assertThat(half[i]).isCloseTo((content[i] + whole[i]) / 2, within(1e-6f));
        }
    }

    // scales

    private static Preset coarseToFine(CarryOver carryOver) {
        return Presets.crowsonkb().toBuilder()
                .size(ImageSize.longerSide(48))
                .scales(ScaleSchedule.coarseToFine(24, 1.41, 2))
                .carryOver(carryOver)
                .styleMeasure(StyleMeasure.moments())
                .build();
    }

    @Test
    void shouldPaintFromCoarseToFine() {
        StyleTransferResult result = transfer(coarseToFine(CarryOver.OPTIMIZER_STATE))
                .iterations(3)
                .listener(progress -> {
                    assertThat(progress.scales())
                            .extracting(ScaleSchedule.Scale::longerSide)
                            .containsExactly(24, 34, 48);
                    assertThat(progress.iterations()).isEqualTo(12);
                    assertThat(progress.image().width()).isEqualTo(48);
                    assertThat(progress.remaining()).isGreaterThanOrEqualTo(Duration.ZERO);
                    return Decision.CONTINUE;
                })
                .build()
                .run();

        assertThat(result.trace()).extracting(TracePoint::scale).containsExactly(1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3);
        assertThat(result.trace())
                .extracting(TracePoint::iteration)
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(result.image().width()).isEqualTo(48);
    }

    @Test
    void shouldCarryAdamsStateFromScaleToScale() {
        List<TracePoint> carried = transfer(coarseToFine(CarryOver.OPTIMIZER_STATE))
                .iterations(3)
                .build()
                .run()
                .trace();
        List<TracePoint> fresh = transfer(coarseToFine(CarryOver.IMAGE))
                .iterations(3)
                .build()
                .run()
                .trace();

        assertThat(carried.get(5).loss()).isEqualTo(fresh.get(5).loss());
        assertThat(carried.get(6).loss()).isNotEqualTo(fresh.get(6).loss());
    }

    @Test
    void shouldHaveTheFinalSizeAlsoWhenStoppedAtACoarseScale() {
        StyleTransferResult result = transfer(coarseToFine(CarryOver.IMAGE))
                .listener(progress -> Decision.STOP)
                .build()
                .run();

        assertThat(result.trace()).hasSize(1);
        assertThat(result.image().width()).isEqualTo(48);
        assertThat(result.stopReason().kind()).isEqualTo(StopReason.Kind.LISTENER);
    }

    @Test
    void shouldKeepColoursInRangeWhereTheOptimizerHasBounds() {
        Preset preset = coarseToFine(CarryOver.IMAGE).toBuilder()
                .scales(ScaleSchedule.single())
                .strength(1)
                .build();

        float[] rgb = painted(transfer(preset));

        assertThat(rgb).isNotEqualTo(CONTENT.rgb());
        for (float value : rgb) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    // starts

    private static float[] started(Start start, long seed) {
        // a step too short to be seen
        Preset still = Presets.balanced().toBuilder()
                .optimizer(new GradientDescent(1e-30))
                .build();
        return painted(transfer(still).start(start).seed(seed).iterations(1));
    }

    @Test
    void shouldStartFromGrey() {
        for (float value : started(Start.grey(), 1)) {
            assertThat(value).isCloseTo(0.5f, within(0.6f / 255));
        }
    }

    @Test
    void shouldStartFromUniformNoise() {
        float[] rgb = started(Start.uniformNoise(), 1);
        double[] mean = mean(rgb);

        // 1,280 values a channel of deviation 0.29: three standard errors
        assertThat(mean[0]).isCloseTo(0.5, within(3 * 0.29 / Math.sqrt(1280)));
        assertThat(started(Start.uniformNoise(), 1)).isEqualTo(rgb);
        assertThat(started(Start.uniformNoise(), 2)).isNotEqualTo(rgb);
    }

    @Test
    void shouldStartFromTheStylesStatistics() {
        float[] rgb = started(Start.styleStatistics(), 1);

        // drawing again what is no colour moves the mean towards the middle
        assertThat(distance(mean(rgb), mean(STYLE.rgb()))).isLessThan(0.08);
        assertThat(Arrays.equals(rgb, STYLE.rgb())).isFalse();
    }

    // listeners and limits

    @Test
    void shouldReweighATermWhileItRuns() {
        List<TracePoint> trace = transfer()
                .listener(progress -> {
                    if (progress.point().iteration() == 2) {
                        progress.reweigh("total variation", 0);
                    }
                    return Decision.CONTINUE;
                })
                .build()
                .run()
                .trace();

        assertThat(trace.get(1).contributions().get("total variation")).isPositive();
        assertThat(trace.get(2).contributions().get("total variation")).isZero();
        assertThat(trace).hasSize(4);
    }

    @Test
    void shouldStopThoughAWeightWasChangedToo() {
        List<TracePoint> trace = transfer()
                .listener(progress -> {
                    progress.reweigh("total variation", 0);
                    return Decision.STOP;
                })
                .build()
                .run()
                .trace();

        assertThat(trace).hasSize(1);
    }

    @Test
    void shouldRefuseToReweighATermThatThereIsNot() {
        StyleTransfer transfer = transfer()
                .listener(progress -> {
                    progress.reweigh("style relu9_1", 1);
                    return Decision.CONTINUE;
                })
                .build();

        assertThatThrownBy(transfer::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("style relu9_1")
                .hasMessageContaining("style relu2_1");
    }

    @Test
    void shouldStopWhenTheTimeIsUp() {
        StyleTransferResult result =
                transfer().timeLimit(Duration.ofNanos(1)).build().run();

        assertThat(result.stopReason().kind()).isEqualTo(StopReason.Kind.TIME);
        assertThat(result.trace()).isEmpty();
        // to the network's numbers and back
        assertThat(Vectors.largestDifference(result.image().rgb(), CONTENT.rgb()))
                .isLessThan(1e-6f);
    }

    // saturation

    /** Painted pixels are within rounding of floats; those that are not painted have the content's bits. */
    @Test
    void shouldPaintInGreyAndLeaveAloneWhatIsNotPainted() {
        Mask right = Mask.of(2, 1, new float[] {0, 1}).resize(40, 32);

        float[] grey = painted(transfer().saturation(0).outputMask(right));

        float[] weights = right.weights();
        float[] content = CONTENT.rgb();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] == 0) {
                assertThat(Arrays.copyOfRange(grey, 3 * i, 3 * i + 3))
                        .containsExactly(Arrays.copyOfRange(content, 3 * i, 3 * i + 3));
            } else if (weights[i] == 1) {
                assertThat(grey[3 * i + 1]).isCloseTo(grey[3 * i], within(1e-6f));
                assertThat(grey[3 * i + 2]).isCloseTo(grey[3 * i], within(1e-6f));
            }
        }
    }

    @Test
    void shouldChangeTheSaturationOfTheResultAndNotOfTheRun() {
        StyleTransferResult plain = transfer().build().run();

        StyleTransferResult pale = transfer().saturation(0.5).build().run();

        assertThat(pale.image()).isEqualTo(Saturation.scaled(plain.image(), 0.5));
        assertThat(pale.trace().get(3).loss()).isEqualTo(plain.trace().get(3).loss());
        assertThat(painted(transfer().saturation(1)))
                .containsExactly(plain.image().rgb());
    }
}
