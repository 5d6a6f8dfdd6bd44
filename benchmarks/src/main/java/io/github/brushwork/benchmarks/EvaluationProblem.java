package io.github.brushwork.benchmarks;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.smoothness.TotalVariationLoss;
import io.github.brushwork.vgg.Vgg16;
import java.util.ArrayList;
import java.util.List;

/**
 * What every engine evaluates: VGG16 to relu5_1 with random weights and average pooling, five style terms, one content
 * term and total variation. Random weights cost as much as trained ones and need no file.
 *
 * @param network the network
 * @param terms seven weighted losses
 * @param start where the objective is evaluated, in network space
 */
record EvaluationProblem(Network network, List<Term> terms, Tensor start) {

    private static final List<String> STYLE_LAYERS = List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1");
    private static final String CONTENT_LAYER = "relu4_2";
    /** The style image need not be as large as the result, and Gram matrices of it all look alike. */
    private static final int STYLE_SIDE = 64;

    static EvaluationProblem of(int height, int width) {
        Network network = Vgg16.random(1).withPooling(Pooling.AVERAGE).upTo(STYLE_LAYERS);
        Shape shape = new Shape(height, width, 3);
        List<Term> terms = new ArrayList<>();
        // The default engine, whichever is measured: targets are not part of the measurement.
        try (Engine engine = Engine.named("java")) {
            Tensor style = image(new Shape(STYLE_SIDE, STYLE_SIDE, 3), 2);
            Features styleFeatures = features(engine, network, STYLE_LAYERS, style);
            for (String layer : STYLE_LAYERS) {
                terms.add(new Term(
                        "style " + layer,
                        StyleLoss.at(layer).scaling(Scaling.RELATIVE).target(styleFeatures),
                        0.2));
            }
            Features contentFeatures = features(engine, network, List.of(CONTENT_LAYER), image(shape, 3));
            terms.add(new Term(
                    "content",
                    ContentLoss.at(CONTENT_LAYER).scaling(Scaling.RELATIVE).target(contentFeatures),
                    1));
        }
        terms.add(new Term("variation", TotalVariationLoss.of(network.preprocessing()), 0.1));
        return new EvaluationProblem(network, terms, image(shape, 4));
    }

    private static Features features(Engine engine, Network network, List<String> layers, Tensor image) {
        try (FeatureExtractor extractor = engine.extractor(network, layers)) {
            return extractor.extract(image);
        }
    }

    /** Noise over the range of colours. */
    private static Tensor image(Shape shape, long seed) {
        return new Tensor(shape, RandomArrays.uniform(shape.size(), -120, 140, seed));
    }

    Objective objective(Engine engine) {
        return engine.objective(network, terms, start.shape());
    }
}
