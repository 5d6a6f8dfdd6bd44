package io.github.brushwork.transfer.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.losses.Weighted;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.Style;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.Vgg19;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityJudgeTest {

    private static final Engine ENGINE = Engine.named("java");
    private static final Network VGG16 = Vgg16.random(1).withPooling(Pooling.AVERAGE);
    private static final Network SHALLOW = VGG16.upTo(List.of("relu3_1"));
    private static final List<String> LAYERS = List.of("relu1_2", "relu2_2");

    private static final Image CONTENT = TestPictures.waves(33, 24, 1);
    private static final Image STYLE = TestPictures.waves(28, 30, 9);
    private static final Image RESULT = TestPictures.mixed(CONTENT, STYLE.resize(33, 24), 0.5);

    @AfterAll
    static void closeEngine() {
        ENGINE.close();
    }

    private static QualityJudge judge() {
        return QualityJudge.of(ENGINE, SHALLOW);
    }

    @Test
    void shouldFindNoDistanceFromItself() {
        QualityReport report = judge().judge(CONTENT, CONTENT, CONTENT);

        // the passes with and without gradient may round differently
        assertThat(report.layers()).allSatisfy(layer -> {
            assertThat(layer.content()).isCloseTo(0, within(1e-10));
            assertThat(layer.style()).isCloseTo(0, within(1e-10));
        });
        assertThat(report.ssim()).hasValue(1);
        assertThat(report.colours()).isEqualTo(new QualityReport.Colours(0, 0));
        assertThat(report.variations().result())
                .isEqualTo(report.variations().content())
                .isEqualTo(report.variations().style());
        assertThat(report.leftOut()).isEmpty();
    }

    @Test
    void shouldPlaceAMixtureBetweenContentAndStyle() {
        Image fitted = STYLE.resize(33, 24);

        QualityReport content = judge().judge(CONTENT, CONTENT, fitted);
        QualityReport mixture = judge().judge(RESULT, CONTENT, fitted);
        QualityReport style = judge().judge(fitted, CONTENT, fitted);

        assertThat(mixture.contentDistance())
                .isGreaterThan(content.contentDistance() + 0.01)
                .isLessThan(style.contentDistance() - 0.01);
        assertThat(style.styleDistance()).isCloseTo(0, within(1e-10));
        assertThat(mixture.styleDistance()).isGreaterThan(0.001);
        assertThat(style.ssim().getAsDouble()).isLessThan(mixture.ssim().getAsDouble() - 0.1);
        assertThat(mixture.ssim().getAsDouble()).isLessThan(0.95);
    }

    @Test
    void shouldMeasureStyleWhereverItIsInThePicture() {
        Image style = TestPictures.waves(120, 90, 9);
        float[] rgb = style.rgb();
        // moved by a half and continued at the other side: but for the seam and the borders it has the same features
        Image moved = TestPictures.of(120, 90, (x, y, c) -> rgb[3 * (y * 120 + (x + 60) % 120) + c]);

        QualityReport report = judge().judge(moved, style, style);
        QualityReport other = judge().judge(CONTENT, CONTENT, style);

        assertThat(report.styleDistance()).isLessThan(0.5 * other.styleDistance());
        assertThat(report.contentDistance()).isGreaterThan(20 * report.styleDistance());
    }

    @Test
    void shouldDivideByTheSizeOfWhatIsComparedWith() {
        QualityReport report = judge().withLayers(LAYERS).judge(RESULT, CONTENT, STYLE);

        try (FeatureExtractor extractor = ENGINE.extractor(SHALLOW, LAYERS)) {
            for (LayerDistance layer : report.layers()) {
                Tensor result = extractor.extract(RESULT).at(layer.layer());
                Tensor content = extractor.extract(CONTENT).at(layer.layer());
                Tensor style = extractor.extract(STYLE).at(layer.layer());
                double byContent = squares(result.data(), content.data()) / squaresAboutTheMean(content.data());
                float[] wanted = gram(style);
                double byStyle = squares(gram(result), wanted) / squares(wanted, new float[wanted.length]);

                // sums of ten thousands of floats
                assertThat(layer.content()).isCloseTo(byContent, within(1e-4 * byContent));
                assertThat(layer.style()).isCloseTo(byStyle, within(1e-4 * byStyle));
            }
        }
    }

    private static float[] gram(Tensor activations) {
        return GramMatrix.of(activations, Normalization.POSITIONS).values();
    }

    private static double squares(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.pow((double) a[i] - b[i], 2);
        }
        return sum;
    }

    private static double squaresAboutTheMean(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / (double) values.length;
        }
        double sum = 0;
        for (float value : values) {
            sum += Math.pow(value - mean, 2);
        }
        return sum;
    }

    @Test
    void shouldAverageLayers() {
        QualityReport report = judge().judge(RESULT, CONTENT, STYLE);

        assertThat(report.layers()).extracting(LayerDistance::layer).containsExactly("relu1_2", "relu2_2", "relu3_1");
        assertThat(report.contentDistance()).isCloseTo(sum(report, true) / 3, within(1e-12));
        assertThat(report.styleDistance()).isCloseTo(sum(report, false) / 3, within(1e-12));
    }

    private static double sum(QualityReport report, boolean content) {
        return report.layers().stream()
                .mapToDouble(content ? LayerDistance::content : LayerDistance::style)
                .sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java-plain", "samediff"})
    void shouldFindTheSameOnEveryEngine(String name) {
        QualityReport expected = judge().judge(RESULT, CONTENT, STYLE);

        try (Engine engine = Engine.named(name)) {
            QualityReport actual = QualityJudge.of(engine, SHALLOW).judge(RESULT, CONTENT, STYLE);

            assertThat(actual.figures().keySet()).isEqualTo(expected.figures().keySet());
            // single precision through five layers
            actual.figures()
                    .forEach((figure, value) -> assertThat(value)
                            .as(figure)
                            .isCloseTo(
                                    expected.figures().get(figure),
                                    within(1e-4 * expected.figures().get(figure))));
        }
    }

    @Test
    void shouldJudgeWithFeaturesThatNeedNoFile() {
        Network calibrated = Vgg16.calibrated(CONTENT, STYLE);

        QualityReport same = QualityJudge.of(ENGINE, calibrated).judge(CONTENT, CONTENT, STYLE);
        QualityReport blurred =
                QualityJudge.of(ENGINE, calibrated).judge(TestPictures.blurred(CONTENT, 3), CONTENT, STYLE);

        assertThat(same.contentDistance()).isCloseTo(0, within(1e-10));
        assertThat(blurred.contentDistance()).isGreaterThan(0.05);
    }

    // layers

    static Stream<Arguments> usedAndChosen() {
        return Stream.of(
                Arguments.of(VGG16, List.of(), List.of("relu1_2", "relu2_2", "relu3_2", "relu4_3", "relu5_2")),
                Arguments.of(
                        VGG16,
                        List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1", "relu4_2"),
                        List.of("relu1_2", "relu2_2", "relu3_2", "relu4_3", "relu5_2")),
                Arguments.of(
                        VGG16,
                        List.of("conv1_2", "block2_conv2", "relu3_2", "relu4_3", "relu5_2"),
                        List.of("relu1_1", "relu2_1", "relu3_3", "relu4_2", "relu5_3")),
                Arguments.of(
                        VGG16,
                        List.of("relu1_1", "relu1_2", "relu3_1", "relu3_2", "relu3_3"),
                        List.of("relu2_2", "relu4_3", "relu5_2")),
                Arguments.of(
                        Vgg19.random(1),
                        List.of("relu3_2", "relu3_3", "relu4_3", "relu4_2"),
                        List.of("relu1_2", "relu2_2", "relu3_4", "relu4_4", "relu5_2")),
                Arguments.of(SHALLOW, List.of("relu2_2"), List.of("relu1_2", "relu2_1", "relu3_1")));
    }

    @ParameterizedTest
    @MethodSource("usedAndChosen")
    void shouldChooseALayerOfEachBlockThatWasNotUsed(Network network, List<String> used, List<String> chosen) {
        QualityReport report = QualityJudge.of(ENGINE, network).withUsed(used).judge(RESULT, CONTENT, STYLE);

        assertThat(report.layers()).extracting(LayerDistance::layer).isEqualTo(chosen);
    }

    @Test
    void shouldTakeTheLayersThatAreNamedByAnyName() {
        QualityReport report = judge().withLayers(List.of("conv2_1", "pool1")).judge(RESULT, CONTENT, STYLE);

        assertThat(report.layers()).extracting(LayerDistance::layer).containsExactly("relu2_1", "pool1");
    }

    @Test
    void shouldRefuseToJudgeAtALayerThatWasUsed() {
        QualityJudge judge = judge().withLayers(LAYERS);

        assertThatThrownBy(() -> judge.withUsed(List.of("relu1_1", "conv2_2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[relu2_2]")
                .hasMessageContaining("used");
        assertThatCode(() -> judge.withUsed(List.of("relu1_1"))).doesNotThrowAnyException();
    }

    @Test
    void shouldRefuseLayersThatTheNetworkLacks() {
        assertThatThrownBy(() -> judge().withLayers(List.of("relu4_1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("relu4_1");
        assertThatThrownBy(() -> judge().withUsed(List.of("relu9_1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("relu9_1");
        assertThatThrownBy(() -> judge().withLayers(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one");
    }

    @Test
    void shouldSayThatNoLayerIsLeft() {
        QualityJudge judge =
                QualityJudge.of(ENGINE, VGG16.upTo(List.of("relu1_2"))).withUsed(List.of("relu1_1", "relu1_2"));

        assertThatThrownBy(() -> judge.judge(RESULT, CONTENT, STYLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[relu1_1, relu1_2]")
                .hasMessageContaining("name layers");
    }

    @Test
    void shouldNotJudgeAtTheLayersThatPresetsUse() {
        QualityJudge judge = QualityJudge.of(ENGINE, VGG16);

        QualityReport seed = judge.withUsedBy(List.of(Presets.seed())).judge(RESULT, CONTENT, STYLE);
        QualityReport both =
                judge.withUsedBy(List.of(Presets.seed(), Presets.balanced())).judge(RESULT, CONTENT, STYLE);

        assertThat(seed.layers())
                .extracting(LayerDistance::layer)
                .containsExactly("relu1_2", "relu2_2", "relu3_2", "relu4_2", "relu5_2");
        assertThat(both.layers())
                .extracting(LayerDistance::layer)
                .containsExactly("relu1_2", "relu2_2", "relu3_2", "relu5_2");
    }

    @Test
    void shouldNotMindLayersOfPresetsThatTheNetworkLacks() {
        QualityReport report = judge().withUsedBy(List.of(Presets.balanced())).judge(RESULT, CONTENT, STYLE);

        assertThat(report.layers()).extracting(LayerDistance::layer).containsExactly("relu1_2", "relu2_2");
    }

    // results of this library

    private static StyleTransferResult painted(Style... styles) {
        return StyleTransfer.builder()
                .content(CONTENT)
                .styles(styles)
                .network(NetworkSource.of(SHALLOW))
                .contentLayers(LayerWeight.of("relu2_2", 1), LayerWeight.of("relu3_1", 0))
                .styleLayers(LayerWeight.of("conv1_2", 1))
                .iterations(2)
                .build()
                .run();
    }

    @Test
    void shouldJudgeWhatATransferPaintedAtLayersThatItDidNotUse() {
        StyleTransferResult result = painted(Style.of(STYLE));

        QualityReport report = judge().judge(result);

        assertThat(report.layers()).extracting(LayerDistance::layer).containsExactly("relu1_1", "relu2_1", "relu3_1");
        assertThat(report)
                .isEqualTo(judge().withUsed(List.of("relu1_2", "relu2_2"))
                        .judge(result.image(), result.content(), result.styles().get(0)));
        assertThat(judge().withUsed(List.of("relu3_1")).judge(result).layers())
                .extracting(LayerDistance::layer)
                .containsExactly("relu1_1", "relu2_1");
        assertThatThrownBy(() -> judge().withLayers(LAYERS).judge(result))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[relu1_2, relu2_2]")
                .hasMessageContaining("used");
    }

    @Test
    void shouldRefuseAResultThatDoesNotKnowTheWeightsOfItsStyles() {
        StyleTransferResult result = painted(Style.of(STYLE), Style.of(CONTENT).withWeight(2));

        assertThatThrownBy(() -> judge().judge(result))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 styles")
                .hasMessageContaining("with weights");
    }

    // sizes

    @Test
    void shouldLeaveOutWhatPicturesAreTooSmallForAndSaySo() {
        Image small = TestPictures.waves(9, 8, 1);

        QualityReport report = QualityJudge.of(ENGINE, VGG16).judge(small, small, STYLE);

        assertThat(report.layers())
                .extracting(LayerDistance::layer)
                .containsExactly("relu1_2", "relu2_2", "relu3_2", "relu4_3");
        assertThat(report.ssim()).isEmpty();
        assertThat(report.leftOut()).containsOnlyKeys("relu5_2", "SSIM");
        assertThat(report.leftOut().get("relu5_2")).contains("8 x 9").contains("too small");
        assertThat(report.leftOut().get("SSIM")).contains("9 x 8").contains("11 x 11");
    }

    @Test
    void shouldLeaveOutLayersForWhichAStyleIsTooSmall() {
        QualityReport report = QualityJudge.of(ENGINE, VGG16)
                .judge(
                        RESULT,
                        CONTENT,
                        List.of(new Weighted<>(STYLE, 1), new Weighted<>(TestPictures.waves(30, 7, 2), 1)));

        assertThat(report.leftOut()).containsOnlyKeys("relu4_3", "relu5_2");
        assertThat(report.ssim()).isPresent();
    }

    @Test
    void shouldRefusePicturesTooSmallForALayerThatWasNamed() {
        Image small = TestPictures.waves(9, 8, 1);
        QualityJudge judge = QualityJudge.of(ENGINE, VGG16).withLayers(List.of("relu1_1", "relu5_2"));

        assertThatThrownBy(() -> judge.judge(small, small, STYLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 x 9")
                .hasMessageContaining("relu5_2");
    }

    @Test
    void shouldRefuseAContentOfAnotherSize() {
        assertThatThrownBy(() -> judge().judge(RESULT, CONTENT.resize(32, 24), STYLE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("33 x 24")
                .hasMessageContaining("32 x 24")
                .hasMessageContaining("resize");
    }

    // several styles

    @Test
    void shouldTakeSeveralStylesForOne() {
        Image other = TestPictures.flat(20, 20, 0.9, 0.2, 0.1);
        Image both = TestPictures.of(
                40, 20, (x, y, c) -> x < 20 ? STYLE.resize(20, 20).rgb()[3 * (y * 20 + x) + c] : other.rgb()[c]);
        List<Weighted<Image>> styles = List.of(new Weighted<>(STYLE.resize(20, 20), 2), new Weighted<>(other, 2));

        QualityReport report = judge().judge(both, both, styles);
        QualityReport uneven =
                judge().judge(both, both, List.of(new Weighted<>(STYLE.resize(20, 20), 9), new Weighted<>(other, 1)));

        // the two halves have a seam, and no border where they meet
        assertThat(report.styleDistance()).isLessThan(0.1 * uneven.styleDistance());
        assertThat(report.colours().toStyle()).isCloseTo(0, within(1e-6));
        assertThat(uneven.colours().toStyle()).isGreaterThan(0.05);
    }

    @Test
    void shouldIgnoreStylesOfNoWeight() {
        QualityReport one = judge().judge(RESULT, CONTENT, STYLE);
        QualityReport same = judge().judge(
                        RESULT,
                        CONTENT,
                        List.of(new Weighted<>(STYLE, 4), new Weighted<>(TestPictures.waves(20, 20, 3), 0)));

        assertThat(same.styleDistance()).isCloseTo(one.styleDistance(), within(1e-6 * one.styleDistance()));
        assertThat(same.colours()).isEqualTo(one.colours());
        assertThat(same.variations()).isEqualTo(one.variations());
    }

    @Test
    void shouldRefuseToJudgeWithoutAStyle() {
        assertThatThrownBy(() -> judge().judge(RESULT, CONTENT, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one style");
    }
}
