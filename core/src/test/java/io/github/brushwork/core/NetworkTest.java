package io.github.brushwork.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkTest {

    private final Convolution first = convolution("relu1_1", "conv1_1", 3, 2);
    private final Pool pool = new Pool("pool1", List.of(), Pooling.MAX);
    private final Convolution second = convolution("relu2_1", "conv2_1", 2, 4);
    private final Network network = new Network("net", Preprocessing.CAFFE, List.of(first, pool, second));

    @Test
    void shouldFindLayersByNameAndAlias() {
        assertThat(network.layer("relu2_1")).isSameAs(second);
        assertThat(network.layer("conv2_1")).isSameAs(second);
        assertThat(network.canonicalName("conv1_1")).isEqualTo("relu1_1");
        assertThat(network.canonicalName(Network.INPUT)).isEqualTo(Network.INPUT);
    }

    @Test
    void shouldListItsLayersIfOneIsUnknown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.layer("relu3_1"))
                .withMessage("network net has no layer \"relu3_1\"; it has relu1_1, pool1, relu2_1");
    }

    @Test
    void shouldBeCutAfterTheDeepestLayer() {
        assertThat(network.upTo(List.of("pool1", "conv1_1")).layers()).containsExactly(first, pool);
        assertThat(network.upTo(List.of(Network.INPUT, "relu2_1")).layers()).containsExactly(first, pool, second);
        assertThat(network.upTo(List.of(Network.INPUT)).layers()).containsExactly(first);
    }

    @Test
    void shouldReplaceItsPoolings() {
        Network average = network.withPooling(Pooling.AVERAGE);

        assertThat(average.layers()).containsExactly(first, new Pool("pool1", List.of(), Pooling.AVERAGE), second);
        assertThat(network.layers()).containsExactly(first, pool, second);
    }

    @Test
    void shouldReplaceThePaddingOfItsConvolutions() {
        Network padded = network.withPadding(Padding.REFLECT);

        assertThat(padded.layers())
                .containsExactly(first.withPadding(Padding.REFLECT), pool, second.withPadding(Padding.REFLECT));
        assertThat(((Convolution) padded.layer("relu1_1")).filters()).isSameAs(first.filters());
        assertThat(first.padding()).isEqualTo(Padding.ZERO);
    }

    @Test
    void shouldReplaceThePaddingOfOneConvolution() {
        assertThat(network.withPadding(Padding.REPLICATE, "conv1_1").layers())
                .containsExactly(first.withPadding(Padding.REPLICATE), pool, second);
        assertThat(network.withPadding(Padding.REPLICATE)
                        .withPadding(Padding.ZERO, "relu2_1")
                        .layers())
                .containsExactly(first.withPadding(Padding.REPLICATE), pool, second);
    }

    @Test
    void shouldRefuseToPadWhatIsNoConvolution() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.withPadding(Padding.REPLICATE, "pool1"))
                .withMessage("layer pool1 of network net is a pooling, which has no padding: name a convolution");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.withPadding(Padding.REPLICATE, "relu7_1"))
                .withMessageContaining("no layer \"relu7_1\"; it has relu1_1, pool1, relu2_1");
    }

    @Test
    void shouldSayThatAnImageIsTooSmallToBeReflected() {
        // given 2 x 7 pixels, of which the pooling leaves one row
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.withPadding(Padding.REFLECT).shapes(new Shape(2, 7, 3)))
                .withMessageContaining("an image of 2 x 7 pixels does not fit network net")
                .withMessageContaining("layer relu2_1 has reflected padding")
                .withMessageContaining("its input is 1 x 3 x 2");
        assertThat(network.withPadding(Padding.REPLICATE).shapes(new Shape(2, 2, 3)))
                .containsEntry("relu2_1", new Shape(1, 1, 4));
    }

    @Test
    void shouldGiveTheShapeOfEveryLayer() {
        Map<String, Shape> shapes = network.shapes(new Shape(5, 7, 3));

        assertThat(shapes)
                .containsExactly(
                        entry("input", new Shape(5, 7, 3)),
                        entry("relu1_1", new Shape(5, 7, 2)),
                        entry("pool1", new Shape(2, 3, 2)),
                        entry("relu2_1", new Shape(2, 3, 4)));
    }

    @Test
    void shouldSayThatAnImageIsTooSmall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.shapes(new Shape(1, 7, 3)))
                .withMessageContaining("1 x 7 pixels")
                .withMessageContaining("pool1")
                .withMessageContaining("too small");
    }

    @Test
    void shouldSayHowLargeAnImageMayBe() {
        // given a second layer that is the longest: 8 channels at full size
        Network wide = new Network("wide", Preprocessing.CAFFE, List.of(first, convolution("big", "b", 2, 8)));

        // then 2 * 11585^2 * 8 is just below 2^31
        assertThatIllegalArgumentException()
                .isThrownBy(() -> wide.shapes(new Shape(12000, 24000, 3)))
                .withMessageContaining("an image of 12000 x 24000 pixels does not fit network wide")
                .withMessageContaining("the output of layer big, 12000 x 24000 x 8, has more elements")
                .withMessageEndingWith("the largest image of this aspect ratio that fits is 11585 x 23170 pixels");
        assertThat(wide.shapes(new Shape(11585, 23170, 3))).hasSize(3);
    }

    @Test
    void shouldRejectImagesWithoutThreeChannels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.shapes(new Shape(5, 7, 4)))
                .withMessageContaining("takes 3 channels, but its input is 5 x 7 x 4");
    }

    @Test
    void shouldRejectChainsThatDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Network("net", Preprocessing.CAFFE, List.of()))
                .withMessageContaining("no layers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Network("net", Preprocessing.CAFFE, List.of(second)))
                .withMessageContaining("relu2_1 takes 2 channels, but 3 come before it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Network("net", Preprocessing.CAFFE, List.of(pool, pool)))
                .withMessage("two layers are named pool1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Network(
                        "net", Preprocessing.CAFFE, List.of(first, convolution("relu1_2", "conv1_1", 2, 2))))
                .withMessage("two layers are named conv1_1");
    }

    @Test
    void shouldRejectConvolutionsWhoseArraysDoNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Convolution("c", List.of(), 3, 2, new float[53], new float[2]))
                .withMessageContaining("needs 54 weights and 2 biases, but has 53 and 2");
    }

    private static Convolution convolution(String name, String alias, int inputs, int outputs) {
        return new Convolution(
                name, List.of(alias), inputs, outputs, new float[9 * inputs * outputs], new float[outputs]);
    }
}
