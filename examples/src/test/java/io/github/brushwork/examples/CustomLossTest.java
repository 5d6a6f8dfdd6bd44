package io.github.brushwork.examples;

import static io.github.brushwork.examples.SmallPictures.HARBOUR;
import static io.github.brushwork.examples.SmallPictures.NETWORK;
import static io.github.brushwork.examples.SmallPictures.PAINTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.testing.FiniteDifferences;
import io.github.brushwork.testing.Vectors;
import io.github.brushwork.transfer.NetworkSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomLossTest {

    @ParameterizedTest
    @ValueSource(strings = {"java", "samediff"})
    void shouldDifferentiateItself(String name) {
        Tensor picture = NETWORK.preprocessing().toNetwork(HARBOUR.resize(6, 4));
        List<Term> terms = List.of(new Term("asymmetry", CustomLoss.asymmetry(NETWORK), 1));
        try (Engine engine = Engine.named(name);
                Objective objective = engine.objective(NETWORK, terms, picture.shape())) {
            float[] gradient = new float[picture.shape().size()];
            double value = objective.evaluate(picture.data(), gradient).value();

            assertThat(value).isCloseTo(asymmetry(HARBOUR.resize(6, 4)), within(1e-6));
            double[] differences = FiniteDifferences.gradient(
                    moved -> objective
                            .evaluate(moved, new float[gradient.length])
                            .value(),
                    picture.data(),
                    1e-2f);
            // A loss of second degree has no other error than that of rounding.
            assertThat(Vectors.relativeError(gradient, differences)).isLessThan(1e-2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "samediff"})
    void shouldPaintAPictureThatIsNearlyItsOwnMirrorImage(String name) {
        Image painted = CustomLoss.mirrored(NetworkSource.of(NETWORK), HARBOUR, PAINTING)
                .engine(name)
                .iterations(6)
                .build()
                .run()
                .image();

        assertThat(asymmetry(painted)).isLessThan(0.2 * asymmetry(HARBOUR));
        assertThat(painted).isNotEqualTo(HARBOUR);
    }

    private static double asymmetry(Image image) {
        float[] rgb = image.rgb();
        int width = image.width();
        double sum = 0;
        for (int i = 0; i < rgb.length; i++) {
            int column = i / 3 % width;
            double difference = rgb[i] - rgb[i + 3 * (width - 1 - 2 * column)];
            sum += difference * difference;
        }
        return sum / rgb.length;
    }
}
