package io.github.brushwork.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.testing.Vectors;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JavaFeatureExtractorTest {

    private static final List<String> LAYERS = List.of("conv1_2", "pool1", "relu3_1", Network.INPUT);

    @ParameterizedTest
    @EnumSource
    void shouldExtractFromImagesOfSeveralSizes(Pooling pooling) {
        Network network = TinyNetwork.create(pooling);
        try (FeatureExtractor extractor = new JavaEngine().extractor(network, LAYERS)) {
            for (Shape shape : List.of(new Shape(4, 4, 3), new Shape(13, 9, 3), new Shape(5, 40, 3))) {
                // given
                Tensor input = new Tensor(shape, Vectors.gaussian(shape.size(), 1));

                // when
                Features features = extractor.extract(input);

                // then
                Map<String, Shape> shapes = network.shapes(shape);
                Map<String, double[]> expected = TinyNetwork.activations(network, input.data(), shape);
                assertThat(features.activations()).containsOnlyKeys("input", "relu1_2", "pool1", "relu3_1");
                features.activations().forEach((name, tensor) -> {
                    assertThat(tensor.shape()).isEqualTo(shapes.get(name));
                    // Single precision through five convolutions.
                    assertThat(Vectors.relativeError(tensor.data(), expected.get(name)))
                            .isLessThan(5e-6);
                });
                assertThat(features.at("conv3_1")).isSameAs(features.at("relu3_1"));
            }
        }
    }

    @Test
    void shouldCutTheNetworkAfterTheDeepestLayer() {
        Network network = TinyNetwork.create(Pooling.MAX);
        try (FeatureExtractor extractor = new JavaEngine().extractor(network, List.of("relu2_1", "conv1_1"))) {
            assertThat(extractor.network().layers()).hasSize(4);
            // and so a size suffices that the whole network would reject
            assertThat(extractor
                            .extract(Tensor.zeros(new Shape(2, 2, 3)))
                            .at("relu2_1")
                            .shape())
                    .isEqualTo(new Shape(1, 1, 5));
        }
    }

    @Test
    void shouldGiveTheSameForAShapeItComesBackTo() {
        Network network = TinyNetwork.create(Pooling.MAX);
        Tensor input = new Tensor(new Shape(13, 9, 3), Vectors.gaussian(13 * 9 * 3, 2));
        try (JavaEngine engine = new JavaEngine();
                FeatureExtractor extractor = engine.extractor(network, LAYERS)) {
            float[] first = extractor.extract(input).at("relu3_1").data();
            float[] kept = first.clone();
            extractor.extract(Tensor.zeros(new Shape(8, 8, 3)));
            extractor.extract(Tensor.zeros(input.shape()));

            assertThat(extractor.extract(input).at("relu3_1").data()).isEqualTo(first);
            // and what was given out is not overwritten
            assertThat(first).isEqualTo(kept);
        }
    }

    @Test
    void shouldGiveUpWhenInterrupted() {
        Network network = TinyNetwork.create(Pooling.MAX);
        Tensor input = Tensor.zeros(new Shape(8, 8, 3));
        try (JavaEngine engine = new JavaEngine();
                FeatureExtractor extractor = engine.extractor(network, LAYERS)) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> extractor.extract(input));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(extractor.extract(input).at("pool1").shape()).isEqualTo(new Shape(4, 4, 4));
        }
    }

    @Test
    void shouldRejectBadArguments() {
        Network network = TinyNetwork.create(Pooling.MAX);
        JavaEngine engine = new JavaEngine();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.extractor(network, List.of("relu7_1")))
                .withMessageContaining("relu7_1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.extractor(network, List.of()))
                .withMessageContaining("no layer was asked for");
        try (FeatureExtractor extractor = engine.extractor(network, LAYERS)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> extractor.extract(Tensor.zeros(new Shape(3, 3, 3))))
                    .withMessageContaining("3 x 3 pixels")
                    .withMessageContaining("too small");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> extractor.extract(Tensor.zeros(new Shape(8, 8, 1))))
                    .withMessageContaining("takes 3 channels");
        }
    }
}
