package io.github.brushwork.tools;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleLoss;
import java.util.List;

/** How far a picture is from its content and from its style, in the features of one network. */
final class FeatureDistances {

    private static final List<String> STYLE_LAYERS = List.of("relu1_1", "relu2_1", "relu3_1");
    private static final String CONTENT_LAYER = "relu3_3";

    private final Engine engine;
    private final Network network;

    /**
     * Creates the measure.
     *
     * @param engine what computes
     * @param network a VGG16, to relu3_3 at least
     */
    FeatureDistances(Engine engine, Network network) {
        this.engine = engine;
        this.network = network;
    }

    /** The squared distance of the activations at relu3_3, divided by the content's sum of squares about its mean. */
    double content(Image picture, Image content) {
        Features target = features(content, List.of(CONTENT_LAYER));
        ContentLoss loss =
                ContentLoss.at(CONTENT_LAYER).scaling(Scaling.RELATIVE).target(target);
        return sum(List.of(new Term("content", loss, 1)), picture);
    }

    /**
     * The squared distance of the Gram matrices, divided by the squared norm of the style's; the mean of relu1_1, relu2_1
     * and relu3_1.
     */
    double style(Image picture, Image style) {
        Features target = features(style, STYLE_LAYERS);
        List<Term> terms = STYLE_LAYERS.stream()
                .map(layer -> StyleLoss.at(layer)
                        .normalization(GramMatrix.Normalization.POSITIONS)
                        .scaling(Scaling.RELATIVE)
                        .target(target))
                .map(loss -> new Term(loss.layer(), loss, 1.0 / STYLE_LAYERS.size()))
                .toList();
        return sum(terms, picture);
    }

    private double sum(List<Term> terms, Image picture) {
        Tensor x = network.preprocessing().toNetwork(picture);
        try (Objective objective = engine.objective(network, terms, x.shape())) {
            return objective
                    .evaluate(x.data(), new float[objective.dimension()])
                    .value();
        }
    }

    private Features features(Image image, List<String> layers) {
        try (FeatureExtractor extractor = engine.extractor(network, layers)) {
            return extractor.extract(image);
        }
    }
}
