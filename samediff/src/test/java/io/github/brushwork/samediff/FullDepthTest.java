package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import io.github.brushwork.testing.Vectors;
import io.github.brushwork.vgg.Vgg16;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The engines against each other on the whole of what style transfer evaluates: VGG16 to relu5_1 with every loss. */
class FullDepthTest {

    private static final Shape INPUT = new Shape(80, 96, 3);
    private static final List<String> STYLE_LAYERS = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1");
    private static final String CONTENT_LAYER = "relu4_2";

    /**
     * Eleven convolutions there and back, each off by some 1e-6; and where a sum is that close to zero, one engine's ReLU
     * lets a gradient pass that the other's does not.
     */
    private static final double TOLERANCE = 1e-4;

    /** SameDiff adds up squares in single precision; both java engines agree with each other to 1e-6. */
    private static final double TOLERANCE_OF_SUMS = 3e-4;

    @ParameterizedTest
    @CsvSource({
        "java-vector, AVERAGE, ZERO",
        "java-vector, MAX, ZERO",
        "java-vector, AVERAGE, REPLICATE",
        "java-vector, RESCALED_AVERAGE, REFLECT",
        "java-plain, AVERAGE, ZERO",
        "java-plain, MAX, ZERO",
        "java-plain, RESCALED_AVERAGE, REPLICATE",
        "java-plain, AVERAGE, REFLECT"
    })
    void shouldAgreeOnAllOfVgg16(String name, Pooling pooling, Padding padding) {
        // given
        Network network = Vgg16.random(7).withPooling(pooling).withPadding(padding);
        List<Term> terms = terms(network);
        float[] x = image(1);
        float[] gradient = new float[x.length];
        float[] expectedGradient = new float[x.length];

        // when
        Evaluation evaluation = evaluate(name, network, terms, x, gradient);
        Evaluation expected = evaluate("samediff", network, terms, x, expectedGradient);

        // then
        for (int i = 0; i < terms.size(); i++) {
            assertThat(evaluation.contributions()[i])
                    .as(terms.get(i).name())
                    .isCloseTo(expected.contributions()[i], within(TOLERANCE_OF_SUMS * expected.contributions()[i]));
        }
        assertThat(Vectors.relativeError(gradient, expectedGradient)).isLessThan(TOLERANCE);
    }

    private static Evaluation evaluate(String name, Network network, List<Term> terms, float[] x, float[] gradient) {
        try (Engine engine = Engine.named(name);
                Objective objective = engine.objective(network, terms, INPUT)) {
            return objective.evaluate(x, gradient);
        }
    }

    private static List<Term> terms(Network network) {
        List<String> layers = new ArrayList<>(STYLE_LAYERS);
        layers.add(CONTENT_LAYER);
        List<Term> terms = new ArrayList<>();
        try (Engine engine = Engine.named("java-plain");
                FeatureExtractor extractor = engine.extractor(network, layers)) {
            Features style = extractor.extract(new Tensor(INPUT, image(2)));
            Features content = extractor.extract(new Tensor(INPUT, image(3)));
            for (String layer : STYLE_LAYERS) {
                StyleLoss loss = StyleLoss.at(layer).scaling(Scaling.RELATIVE).target(style);
                terms.add(new Term(layer, loss, 1));
            }
            ContentLoss loss =
                    ContentLoss.at(CONTENT_LAYER).scaling(Scaling.RELATIVE).target(content);
            terms.add(new Term("content", loss, 1));
        }
        terms.add(new Term("total variation", new TotalVariationLoss(127.5), 1));
        return terms;
    }

    private static float[] image(long seed) {
        float[] x = Vectors.gaussian(INPUT.size(), seed);
        for (int i = 0; i < x.length; i++) {
            x[i] *= 60;
        }
        return x;
    }
}
