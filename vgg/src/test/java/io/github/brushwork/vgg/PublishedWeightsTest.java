package io.github.brushwork.vgg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedWeightsTest {

    @Test
    void shouldKnowTheOriginalWeights() {
        assertThat(PublishedWeights.named("vgg16").file().mirrors())
                .containsExactly(
                        URI.create("https://storage.googleapis.com/tensorflow/keras-applications/vgg16/"
                                + "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"),
                        URI.create("https://github.com/fchollet/deep-learning-models/releases/download/v0.1/"
                                + "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5"));
        assertThat(PublishedWeights.named("vgg16").file().size()).isEqualTo(58_889_256);
        assertThat(PublishedWeights.named("vgg19").file().size()).isEqualTo(80_134_624);
    }

    @Test
    void shouldCarryTheAttributionThatTheLicenceAsksFor() {
        assertThat(PublishedWeights.all())
                .allSatisfy(weights -> assertThat(weights.attribution())
                        .contains("(c) K. Simonyan and A. Zisserman", "arXiv:1409.1556", "CC BY 4.0"));
    }

    @Test
    void shouldListTheNamesThereAreWhenThereIsNoSuchOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PublishedWeights.named("resnet50"))
                .withMessageContainingAll("resnet50", "vgg16, vgg19");
    }

    @Test
    void shouldKeepSizeAndChecksumBehindOtherAddresses() {
        URI mirror = URI.create("http://localhost/vgg16.h5");

        PublishedWeights mirrored = PublishedWeights.VGG16.withMirrors(List.of(mirror));

        assertThat(mirrored.file().mirrors()).containsExactly(mirror);
        assertThat(mirrored.file().size()).isEqualTo(58_889_256);
        assertThat(mirrored.file().checksum())
                .isEqualTo(PublishedWeights.VGG16.file().checksum());
    }
}
