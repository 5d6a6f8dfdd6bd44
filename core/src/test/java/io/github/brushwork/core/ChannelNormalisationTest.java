package io.github.brushwork.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.testing.Vectors;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChannelNormalisationTest {

    private static final List<String> CONVOLUTIONS = List.of("relu1_1", "relu1_2", "relu2_1");
    private static final List<Image> IMAGES = List.of(image(9, 7, 1), image(6, 13, 2), image(20, 5, 3));

    /** Weights and activations are rounded to single precision at each of three layers, after sums of up to 45 products. */
    private static final double TOLERANCE = 1e-5;

    private static Engine engine;

    @BeforeAll
    static void startEngine() {
        engine = JavaEngine.on(Kernels::plain, 1);
    }

    @AfterAll
    static void stopEngine() {
        engine.close();
    }

    private static Stream<Arguments> poolingsAndPaddings() {
        return Stream.of(Pooling.values())
                .flatMap(pooling -> Stream.of(Padding.values()).map(padding -> Arguments.of(pooling, padding)));
    }

    @ParameterizedTest
    @MethodSource("poolingsAndPaddings")
    void shouldMakeEveryMeanActivationOne(Pooling pooling, Padding padding) {
        Network network = network(pooling).withPadding(padding);

        Network normalised = ChannelNormalisation.apply(network, engine, IMAGES);

        // then over all positions of images of different sizes
        assertThat(means(network, "relu2_1"))
                .allSatisfy(mean -> assertThat(mean).isPositive().isNotCloseTo(1.0, within(1e-3)));
        for (String layer : CONVOLUTIONS) {
            assertThat(means(normalised, layer))
                    .allSatisfy(mean -> assertThat(mean).isCloseTo(1, within(TOLERANCE)));
        }
    }

    @ParameterizedTest
    @MethodSource("poolingsAndPaddings")
    void shouldDivideEveryActivationByItsChannelsMean(Pooling pooling, Padding padding) {
        // given a picture that was not among those for the means
        Network network = network(pooling).withPadding(padding);
        Image other = image(11, 10, 4);

        Network normalised = ChannelNormalisation.apply(network, engine, IMAGES);

        List<String> layers = List.of("relu1_1", "relu1_2", "pool1", "relu2_1");
        try (FeatureExtractor before = engine.extractor(network, layers);
                FeatureExtractor after = engine.extractor(normalised, layers)) {
            Features expected = before.extract(other);
            Features actual = after.extract(other);
            for (String layer : layers) {
                List<Double> means = means(network, layer.equals("pool1") ? "relu1_2" : layer);
                assertThat(Vectors.relativeError(
                                actual.at(layer).data(),
                                divided(expected.at(layer).data(), means)))
                        .isLessThan(TOLERANCE);
            }
        }
    }

    private static double[] divided(float[] activations, List<Double> means) {
        return IntStream.range(0, activations.length)
                .mapToDouble(i -> activations[i] / means.get(i % means.size()))
                .toArray();
    }

    @Test
    void shouldKeepTheScaleOfAChannelThatIsNeverActive() {
        // given a first layer whose channel 1 is cut off everywhere
        Network network = network(Pooling.MAX);
        Convolution first = (Convolution) network.layer("relu1_1");
        first.bias()[1] = -1e4f;

        // when
        Network normalised = ChannelNormalisation.apply(network, engine, IMAGES);

        // then its weights are as they were, and what the next layer does with it is but scaled by that layer's means
        Convolution dead = (Convolution) normalised.layer("relu1_1");
        assertThat(dead.bias()[1]).isEqualTo(-1e4f);
        for (int i = 1; i < first.filters().length; i += 4) {
            assertThat(dead.filters()[i]).isEqualTo(first.filters()[i]);
        }
        assertThat(means(normalised, "relu1_1").get(1)).isZero();
        assertThat(means(normalised, "relu1_1").get(2)).isCloseTo(1, within(TOLERANCE));
        assertThat(means(normalised, "relu2_1"))
                .allSatisfy(mean -> assertThat(mean).isCloseTo(1, within(TOLERANCE)));
    }

    @Test
    void shouldKeepAllElseAndLeaveTheNetworkAsItWas() {
        Network network = network(Pooling.RESCALED_AVERAGE).withPadding(Padding.REPLICATE, "relu1_1");
        float[] filters = ((Convolution) network.layer("relu1_2")).filters().clone();

        Network normalised = ChannelNormalisation.apply(network, engine, IMAGES);

        assertThat(normalised.name()).isEqualTo("net, channels normalised");
        assertThat(normalised.preprocessing()).isEqualTo(network.preprocessing());
        assertThat(normalised.canonicalName("conv1_1")).isEqualTo("relu1_1");
        assertThat(((Convolution) normalised.layer("relu1_1")).padding()).isEqualTo(Padding.REPLICATE);
        assertThat(((Convolution) normalised.layer("relu1_2")).padding()).isEqualTo(Padding.ZERO);
        assertThat(normalised.layer("pool1")).isEqualTo(network.layer("pool1"));
        assertThat(((Convolution) network.layer("relu1_2")).filters()).isEqualTo(filters);
    }

    @Test
    void shouldTakeOneImageAfterTheOther() {
        // given images that can be asked for only once, as when they are read from files
        Iterator<Image> images = IMAGES.iterator();

        Network normalised = ChannelNormalisation.apply(network(Pooling.MAX), engine, () -> images);

        assertThat(means(normalised, "relu2_1"))
                .allSatisfy(mean -> assertThat(mean).isCloseTo(1, within(TOLERANCE)));
    }

    @Test
    void shouldRefuseToNormaliseOnNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelNormalisation.apply(network(Pooling.MAX), engine, List.of()))
                .withMessage("there are no images to normalise network net on: give at least one");
    }

    @Test
    void shouldRefuseAnImageThatIsTooSmall() {
        List<Image> images = List.of(IMAGES.get(0), image(1, 5, 6));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelNormalisation.apply(network(Pooling.MAX), engine, images))
                .withMessageContaining("an image of 5 x 1 pixels");
    }

    @Test
    void shouldRefuseMeansAndWeightsThatAreNotFinite() {
        Network broken = network(Pooling.MAX);
        ((Convolution) broken.layer("relu1_2")).bias()[3] = Float.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelNormalisation.apply(broken, engine, IMAGES))
                .withMessageContaining("the mean activation of channel 3 of layer relu1_2 is NaN");

        // and a channel that is hardly active: its weights, divided by its mean, would overflow
        Network faint = network(Pooling.MAX);
        Convolution first = (Convolution) faint.layer("relu1_1");
        for (int i = 0; i < first.filters().length; i += 4) {
            first.filters()[i] = 0;
        }
        first.filters()[4 * 3 * 4] = -1e20f;
        first.bias()[0] = Float.MIN_VALUE;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChannelNormalisation.apply(faint, engine, List.of(grey(5, 5))))
                .withMessageContaining("a weight of channel 0 of layer relu1_1 would become");
    }

    private static Image grey(int width, int height) {
        float[] rgb = new float[3 * width * height];
        Arrays.fill(rgb, 0.5f);
        return Image.of(width, height, rgb);
    }

    /** Every channel's mean over all positions of all images. */
    private static List<Double> means(Network network, String layer) {
        double[] sums = null;
        long positions = 0;
        try (FeatureExtractor extractor = engine.extractor(network, List.of(layer))) {
            for (Image image : IMAGES) {
                Tensor tensor = extractor.extract(image).at(layer);
                int channels = tensor.shape().channels();
                sums = sums == null ? new double[channels] : sums;
                for (int i = 0; i < tensor.data().length; i++) {
                    sums[i % channels] += tensor.data()[i];
                }
                positions += tensor.shape().positions();
            }
        }
        double count = positions;
        return Arrays.stream(sums).map(sum -> sum / count).boxed().toList();
    }

    private static Image image(int width, int height, long seed) {
        float[] rgb = Vectors.gaussian(3 * width * height, seed);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = 0.5f + 0.5f * (float) Math.tanh(rgb[i]);
        }
        return Image.of(width, height, rgb);
    }

    private static Network network(Pooling pooling) {
        return new Network(
                "net",
                Preprocessing.SYMMETRIC,
                List.of(
                        convolution("1_1", 3, 4, 11),
                        convolution("1_2", 4, 5, 12),
                        new Pool("pool1", List.of(), pooling),
                        convolution("2_1", 5, 6, 13)));
    }

    /** With positive biases, and filters that sum to zero over their inputs, so that every channel is active. */
    private static Convolution convolution(String number, int inputs, int outputs, long seed) {
        int taps = 9 * inputs;
        float[] random = Vectors.gaussian(taps * outputs, seed);
        float[] filters = new float[random.length];
        for (int i = 0; i < filters.length; i++) {
            filters[i] = (random[i] - random[(i + outputs) % random.length]) / (float) Math.sqrt(taps);
        }
        float[] bias = Vectors.gaussian(outputs, seed + 100);
        for (int i = 0; i < outputs; i++) {
            bias[i] = 0.1f + 0.3f * Math.abs(bias[i]);
        }
        return new Convolution("relu" + number, List.of("conv" + number), inputs, outputs, filters, bias);
    }
}
