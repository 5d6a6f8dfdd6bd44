package io.github.brushwork.vgg.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.vgg.Vgg16;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibratedVggTest {

    private static final Image CONTENT = Pictures.waves(48, 64, 1);
    private static final Image STYLE = Pictures.waves(61, 43, 2);
    private static final Calibration NARROW =
            Calibration.defaults().withWidth(0.125).upTo("relu4_1");

    @Test
    void shouldBeVgg16DownToTheDeepestLayer() {
        Network network = Vgg16.calibrated(CONTENT, STYLE, NARROW);

        assertThat(network.preprocessing()).isEqualTo(Preprocessing.SYMMETRIC);
        assertThat(network.name()).isEqualTo("VGG16 with filters learned from content and style (seed 1)");
        assertThat(network.layers())
                .extracting(Layer::name)
                .containsExactly(
                        "relu1_1", "relu1_2", "pool1", "relu2_1", "relu2_2", "pool2", "relu3_1", "relu3_2", "relu3_3",
                        "pool3", "relu4_1");
        assertThat(((Pool) network.layer("pool2")).pooling()).isEqualTo(Pooling.AVERAGE);
    }

    @Test
    void shouldHaveTheWidthAskedFor() {
        Network narrow = Vgg16.calibrated(CONTENT, STYLE, NARROW);
        Network wider = Vgg16.calibrated(CONTENT, STYLE, NARROW.withWidth(0.25));

        assertThat(outputs(narrow)).containsExactly(8, 8, 16, 16, 32, 32, 32, 64);
        assertThat(outputs(wider)).containsExactly(16, 16, 32, 32, 64, 64, 64, 128);
    }

    static Stream<Calibration> settings() {
        return Stream.concat(
                choices(),
                Stream.concat(
                        Stream.of(Pooling.values()).map(NARROW::withPooling),
                        Stream.of(Padding.values()).map(NARROW::withPadding)));
    }

    static Stream<Calibration> choices() {
        return Stream.of(
                        FilterChoice.mixed(),
                        FilterChoice.clustered(),
                        FilterChoice.principal(),
                        FilterChoice.unlearned())
                .map(NARROW::withFilters);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldHaveResponsesOfMeanZeroAndVarianceOneOnBothImagesTogetherWhereFullyEqualised(Calibration settings) {
        Network network = Vgg16.calibrated(CONTENT, STYLE, settings.withEqualisation(1));

        List<Tensor> inputs =
                List.of(Preprocessing.SYMMETRIC.toNetwork(CONTENT), Preprocessing.SYMMETRIC.toNetwork(STYLE));
        for (Layer layer : network.layers()) {
            if (layer instanceof Convolution convolution) {
                List<Tensor> responses = inputs.stream()
                        .map(input -> linearResponse(input, convolution))
                        .toList();
                assertStandard(responses);
            }
            inputs = inputs.stream().map(input -> output(input, layer)).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void shouldRaiseChannelsThatVaryLittleAsFarAsItIsEqualised(double equalisation) {
        // given the first layer's principal directions, which with 0 vary as the pictures do
        Calibration first = NARROW.upTo("relu1_1");

        double[] natural = deviations(first.withEqualisation(0));
        double[] raised = deviations(first.withEqualisation(equalisation));

        for (int k = 0; k < natural.length; k++) {
            // Single precision, through the convolution.
            assertThat(raised[k]).isCloseTo(Math.pow(natural[k], 1 - equalisation), within(1e-3));
        }
        assertThat(natural[0]).isGreaterThan(2 * natural[3]);
    }

    /** Of the four filters that are not negatives of others, in units of the layer's. */
    private static double[] deviations(Calibration settings) {
        Convolution convolution =
                convolutions(Vgg16.calibrated(CONTENT, STYLE, settings)).get(0);
        List<Tensor> responses = Stream.of(CONTENT, STYLE)
                .map(image -> linearResponse(Preprocessing.SYMMETRIC.toNetwork(image), convolution))
                .toList();
        double[][] moments = moments(responses);
        return Arrays.stream(moments[1]).limit(4).map(Math::sqrt).toArray();
    }

    @ParameterizedTest
    @MethodSource("choices")
    void shouldHaveFiltersInPairsOfOppositeSign(Calibration settings) {
        Network network = Vgg16.calibrated(CONTENT, STYLE, settings);

        for (Layer layer : network.layers()) {
            if (layer instanceof Convolution convolution) {
                int half = convolution.outputs() / 2;
                for (int i = 0; i < convolution.filters().length; i++) {
                    if (i % convolution.outputs() < half) {
                        assertThat(convolution.filters()[i + half])
                                .isEqualTo(-convolution.filters()[i]);
                    }
                }
                for (int k = 0; k < half; k++) {
                    assertThat(convolution.bias()[k + half])
                            .isEqualTo(-convolution.bias()[k]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("choices")
    void shouldHaveDifferentFilters(Calibration settings) {
        Convolution deepest =
                (Convolution) Vgg16.calibrated(CONTENT, STYLE, settings).layer("relu4_1");
        float[][] columns = new float[deepest.outputs()][9 * deepest.inputs()];
        for (int i = 0; i < deepest.filters().length; i++) {
            columns[i % deepest.outputs()][i / deepest.outputs()] = deepest.filters()[i];
        }

        assertThat(Arrays.stream(columns).map(Arrays::toString)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("choices")
    void shouldGiveTheSameBitsForTheSameSeed(Calibration settings) {
        List<List<Float>> first = bits(Vgg16.calibrated(CONTENT, STYLE, settings));

        assertThat(bits(Vgg16.calibrated(CONTENT, STYLE, settings))).isEqualTo(first);
        assertThat(bits(Vgg16.calibrated(CONTENT, STYLE, settings.withSeed(2)))).isNotEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("choices")
    void shouldGiveTheSameBitsForAnyNumberOfThreads(Calibration settings) throws Exception {
        List<List<List<Float>>> bits = new ArrayList<>();
        for (int threads : new int[] {1, 5}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            try (Workers workers = new Workers(threads)) {
                bits.add(pool.submit(() ->
                                bits(FilterLearning.learn(List.of(CONTENT, STYLE), settings, Kernels.fastest(workers))))
                        .get());
            } finally {
                pool.shutdown();
            }
        }

        assertThat(bits.get(0)).isEqualTo(bits.get(1));
    }

    @Test
    void shouldMakeOtherFiltersForEachChoiceAndRegularisation() {
        List<List<List<Float>>> all = Stream.of(
                        new FilterChoice.Mixed(1),
                        new FilterChoice.Mixed(0.1),
                        new FilterChoice.Clustered(0.05),
                        new FilterChoice.Clustered(1),
                        FilterChoice.principal(),
                        FilterChoice.unlearned())
                .map(choice -> bits(Vgg16.calibrated(CONTENT, STYLE, NARROW.withFilters(choice))))
                .toList();

        assertThat(all).doesNotHaveDuplicates();
    }

    /** Weak directions are those in which neighbours differ; they count more the smaller the regularisation is. */
    @Test
    void shouldMakeSmootherFiltersTheLargerTheRegularisationIs() {
        assertThat(roughness(new FilterChoice.Mixed(10))).isLessThan(0.9 * roughness(new FilterChoice.Mixed(0.01)));
        assertThat(roughness(new FilterChoice.Clustered(10)))
                .isLessThan(0.9 * roughness(new FilterChoice.Clustered(0.01)));
    }

    /** Of the first layer: sum of squared differences of horizontal neighbours over the sum of squares. */
    private static double roughness(FilterChoice filters) {
        Calibration settings = Calibration.defaults().upTo("relu1_1").withFilters(filters);
        Convolution first =
                convolutions(Vgg16.calibrated(CONTENT, STYLE, settings)).get(0);
        double differences = 0;
        double squares = 0;
        int tap = first.inputs() * first.outputs();
        for (int i = 0; i < first.filters().length; i++) {
            squares += first.filters()[i] * first.filters()[i];
            if (i / tap % 3 > 0) {
                differences += Math.pow(first.filters()[i] - first.filters()[i - tap], 2);
            }
        }
        return differences / squares;
    }

    @Test
    void shouldTakePrincipalDirectionsAsFilters() {
        // given 8 first filters, half of them negatives, of a layer whose patches have more than 4 directions
        Convolution first = convolutions(Vgg16.calibrated(CONTENT, STYLE, NARROW.withFilters(FilterChoice.principal())))
                .get(0);
        Matrix filters = new Matrix(27, 8, first.filters());

        // then the four are orthogonal
        double[][] products = Matrices.inner(filters);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < i; j++) {
                // Single precision, of values around 1.
                assertThat(products[i][j] / Math.sqrt(products[i][i] * products[j][j]))
                        .isCloseTo(0, within(1e-4));
            }
        }
    }

    @Test
    void shouldFillUpWithMixturesWhereDirectionsAreFewerThanFilters() {
        // given 32 pairs of filters, but 27 elements in a patch
        Network network = Vgg16.calibrated(
                CONTENT, STYLE, Calibration.defaults().upTo("relu1_1").withFilters(FilterChoice.principal()));

        assertFinite(network);
        assertThat(outputs(network)).containsExactly(64);
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveThePaddingAskedFor(Padding padding) {
        assertThat(convolutions(Vgg16.calibrated(CONTENT, STYLE, NARROW.withPadding(padding))))
                .extracting(Convolution::padding)
                .containsOnly(padding);
    }

    @Test
    void shouldNeedImagesTwiceAsLargeForReflection() {
        Calibration reflecting = NARROW.withPadding(Padding.REFLECT);

        assertFinite(Vgg16.calibrated(Pictures.waves(16, 16, 1), STYLE, reflecting));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vgg16.calibrated(Pictures.waves(15, 30, 1), STYLE, reflecting))
                .withMessageContainingAll("15 x 30", "at least 16");
    }

    @Test
    void shouldLearnTheSameLayersWhateverTheDeepestOneIs() {
        Network shallow = Vgg16.calibrated(CONTENT, STYLE, NARROW.upTo("block2_conv1"));

        assertThat(bits(shallow))
                .isEqualTo(bits(Vgg16.calibrated(CONTENT, STYLE, NARROW).upTo(List.of("relu2_1"))));
    }

    @Test
    void shouldReduceLargeImagesForLearning() {
        Image large = Pictures.waves(400, 300, 3);

        Network reduced = Vgg16.calibrated(large, STYLE, NARROW.withSide(40));
        Network same = Vgg16.calibrated(Reduction.toArea(large, 40), Reduction.toArea(STYLE, 40), NARROW);

        assertThat(bits(reduced)).isEqualTo(bits(same));
    }

    @Test
    void shouldLearnFromTheSmallestImagesThatReachTheDeepestLayer() {
        Network network = Vgg16.calibrated(
                Pictures.waves(16, 16, 1),
                Pictures.waves(16, 17, 2),
                Calibration.defaults().withWidth(0.25));

        assertFinite(network);
        assertThat(network.layers().get(network.layers().size() - 1).name()).isEqualTo("relu5_1");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.6", "0, 1"})
    void shouldLearnFromTwoFlatImagesOfDifferentColour(float content, float style) {
        assertFinite(Vgg16.calibrated(Pictures.flat(32, 40, content), Pictures.flat(33, 32, style), NARROW));
    }

    @Test
    void shouldLearnFromAnImageWithASingleSpot() {
        float[] rgb = Pictures.flat(64, 64, 0.25f).rgb();
        rgb[(30 * 64 + 30) * 3] = 1;
        Image spot = Image.of(64, 64, rgb);

        assertFinite(Vgg16.calibrated(spot, spot, NARROW));
    }

    @Test
    void shouldLearnFromGreyImages() {
        assertFinite(Vgg16.calibrated(grey(CONTENT), grey(STYLE), NARROW));
    }

    @Test
    void shouldRefuseTwoFlatImagesOfOneColour() {
        Image flat = Pictures.flat(32, 32, 0.3f);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vgg16.calibrated(flat, flat, NARROW))
                .withMessageContainingAll("one flat colour", "pretrained weights");
    }

    @ParameterizedTest
    @MethodSource("choices")
    void shouldRefuseADeepLayerWhoseInputIsTheSameEverywhere(Calibration settings) {
        // given one image of 8 x 8 for both: a single position is left before the fourth block
        Image tiny = Pictures.waves(8, 8, 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vgg16.calibrated(tiny, tiny, settings))
                .withMessageContainingAll("relu4_1", "equal", "shallower layer");
    }

    @Test
    void shouldRefuseAnImageThatIsTooSmallForTheDeepestLayer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vgg16.calibrated(Pictures.waves(7, 30, 1), STYLE, NARROW))
                .withMessageContainingAll("7 x 30", "relu4_1", "at least 8");
    }

    @Test
    void shouldRefuseAnImageThatReductionMakesTooSmall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vgg16.calibrated(Pictures.waves(10, 1000, 1), STYLE, NARROW.withSide(64)))
                .withMessageContainingAll("10 x 1000", "reduced to 6 x 640", "calibration side");
    }

    private static List<Integer> outputs(Network network) {
        return convolutions(network).stream().map(Convolution::outputs).toList();
    }

    private static List<Convolution> convolutions(Network network) {
        return network.layers().stream()
                .filter(Convolution.class::isInstance)
                .map(Convolution.class::cast)
                .toList();
    }

    private static List<List<Float>> bits(Network network) {
        return bits(convolutions(network));
    }

    private static List<List<Float>> bits(List<Convolution> convolutions) {
        List<List<Float>> bits = new ArrayList<>();
        for (Convolution convolution : convolutions) {
            bits.add(boxed(convolution.filters()));
            bits.add(boxed(convolution.bias()));
        }
        return bits;
    }

    private static List<Float> boxed(float[] values) {
        List<Float> boxed = new ArrayList<>(values.length);
        for (float each : values) {
            boxed.add(each);
        }
        return boxed;
    }

    private static void assertFinite(Network network) {
        for (Convolution convolution : convolutions(network)) {
            for (float[] values : List.of(convolution.filters(), convolution.bias())) {
                for (float each : values) {
                    assertThat(each).as(convolution.name()).isFinite();
                }
            }
        }
    }

    private static Image grey(Image image) {
        float[] rgb = image.rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = rgb[i - i % 3];
        }
        return Image.of(image.width(), image.height(), rgb);
    }

    private static void assertStandard(List<Tensor> responses) {
        double[][] moments = moments(responses);
        for (int c = 0; c < moments[0].length; c++) {
            // Single precision filters, folded, over activations that went through a dozen such layers.
            assertThat(moments[0][c]).isCloseTo(0, within(1e-4));
            assertThat(moments[1][c]).isCloseTo(1, within(1e-4));
        }
    }

    /** Mean and mean square of each channel over all positions of all tensors. */
    private static double[][] moments(List<Tensor> responses) {
        int channels = responses.get(0).shape().channels();
        double[][] moments = new double[2][channels];
        double positions =
                responses.stream().mapToDouble(each -> each.shape().positions()).sum();
        for (Tensor each : responses) {
            for (int i = 0; i < each.data().length; i++) {
                double value = each.data()[i];
                moments[0][i % channels] += value / positions;
                moments[1][i % channels] += value * value / positions;
            }
        }
        return moments;
    }

    private static Tensor output(Tensor input, Layer layer) {
        Tensor output = Tensor.zeros(layer.outputShape(input.shape()));
        Kernels.plain(new Workers(1)).forward(layer, input.shape()).forward(input.data(), output.data());
        return output;
    }

    /** The convolution with its bias but without the ReLU, in plain loops. */
    private static Tensor linearResponse(Tensor input, Convolution layer) {
        Shape shape = input.shape();
        Tensor output = Tensor.zeros(shape.withChannels(layer.outputs()));
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                double[] sums = new double[layer.outputs()];
                for (int ky = 0; ky < 3; ky++) {
                    for (int kx = 0; kx < 3; kx++) {
                        int sourceY = layer.padding().source(y + ky - 1, shape.height());
                        int sourceX = layer.padding().source(x + kx - 1, shape.width());
                        addTap(input, layer, sourceY, sourceX, ky * 3 + kx, sums);
                    }
                }
                for (int k = 0; k < sums.length; k++) {
                    output.data()[(y * shape.width() + x) * sums.length + k] = (float) (sums[k] + layer.bias()[k]);
                }
            }
        }
        return output;
    }

    private static void addTap(Tensor input, Convolution layer, int y, int x, int tap, double[] sums) {
        if (y < 0 || y >= input.shape().height() || x < 0 || x >= input.shape().width()) {
            return;
        }
        for (int c = 0; c < layer.inputs(); c++) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] +=
                        (double) input.get(y, x, c) * layer.filters()[(tap * layer.inputs() + c) * layer.outputs() + k];
            }
        }
    }
}
