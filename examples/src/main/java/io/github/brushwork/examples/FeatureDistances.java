package io.github.brushwork.examples;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.GramMatrix;
import java.util.Arrays;
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
        float[] actual =
                features(picture, List.of(CONTENT_LAYER)).at(CONTENT_LAYER).data();
        float[] target =
                features(content, List.of(CONTENT_LAYER)).at(CONTENT_LAYER).data();
        double mean = 0;
        for (float each : target) {
            mean += each / (double) target.length;
        }
        float[] constant = new float[target.length];
        Arrays.fill(constant, (float) mean);
        return squaredDistance(actual, target) / squaredDistance(target, constant);
    }

    /**
     * The squared distance of the Gram matrices, divided by the squared norm of the style's; the mean of relu1_1, relu2_1
     * and relu3_1.
     */
    double style(Image picture, Image style) {
        Features actual = features(picture, STYLE_LAYERS);
        Features target = features(style, STYLE_LAYERS);
        return STYLE_LAYERS.stream()
                .mapToDouble(layer -> styleDistance(actual.at(layer), target.at(layer)))
                .average()
                .orElseThrow();
    }

    private static double styleDistance(Tensor actual, Tensor target) {
        GramMatrix expected = GramMatrix.of(target, GramMatrix.Normalization.POSITIONS);
        GramMatrix given = GramMatrix.of(actual, GramMatrix.Normalization.POSITIONS);
        return squaredDistance(given.values(), expected.values()) / expected.squaredNorm();
    }

    private Features features(Image image, List<String> layers) {
        try (FeatureExtractor extractor = engine.extractor(network, layers)) {
            return extractor.extract(network.preprocessing().toNetwork(image));
        }
    }

    private static double squaredDistance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }
}
