package io.github.brushwork.vgg;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.testing.Golden;
import io.github.brushwork.testing.TestData;
import io.github.brushwork.testing.Vectors;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The original weights' activations against those of an independent implementation. */
class GoldenActivationsTest {

    @ParameterizedTest
    @CsvSource({
        "AVERAGE, avg, conv1_1",
        "AVERAGE, avg, conv1_2",
        "AVERAGE, avg, conv2_1",
        "AVERAGE, avg, conv2_2",
        "AVERAGE, avg, conv3_1",
        "AVERAGE, avg, conv3_2",
        "AVERAGE, avg, conv3_3",
        "MAX, max, conv3_3",
    })
    void shouldGiveTheGoldenActivations(Pooling pooling, String name, String layer) {
        Network network = Vgg16.pretrained(TestData.vgg16WeightsToConv3()).withPooling(pooling);
        Golden expected = Golden.array("content_" + name + "_" + layer);

        Tensor actual;
        try (FeatureExtractor extractor = new JavaEngine().extractor(network, List.of(layer))) {
            actual = extractor.extract(content()).at(layer);
        }

        int[] shape = expected.shape();
        assertThat(actual.shape()).isEqualTo(new Shape(shape[0], shape[1], shape[2]));
        // Single precision sums of up to 2304 products; about 1e-7 is measured with the plain kernels.
        assertThat(Vectors.relativeError(actual.data(), expected.data())).isLessThan(1e-4);
    }

    private static Tensor content() {
        Golden content = Golden.array("content_bgr");
        int[] shape = content.shape();
        return new Tensor(new Shape(shape[0], shape[1], shape[2]), content.floats());
    }
}
