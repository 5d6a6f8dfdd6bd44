package io.github.brushwork.transfer.quality;

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
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.Weighted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Distances in the features of a network.
 *
 * @param engine what computes
 * @param network whose features
 * @param layers at which, names of the network's layers
 */
record FeatureDistances(Engine engine, Network network, List<String> layers) {

    /** A result's distances at each layer from a content of its size and from the blend of styles of any sizes. */
    List<LayerDistance> distances(Image result, Image content, List<Weighted<Image>> styles) {
        double[] values = values(
                Stream.concat(contentLosses(content), styleLosses(styles)).toList(), result);
        List<LayerDistance> distances = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            distances.add(new LayerDistance(layers.get(i), values[i], values[layers.size() + i]));
        }
        return distances;
    }

    private Stream<Term> contentLosses(Image content) {
        Features features = features(content);
        return layers.stream()
                .map(layer -> ContentLoss.at(layer).scaling(Scaling.RELATIVE).target(features))
                .map(loss -> new Term("content " + loss.layer(), loss, 1));
    }

    private Stream<Term> styleLosses(List<Weighted<Image>> styles) {
        List<Weighted<List<GramMatrix>>> grams = styles.stream()
                .map(style -> new Weighted<>(grams(style.value()), style.weight()))
                .toList();
        return Stream.iterate(0, i -> i < layers.size(), i -> i + 1).map(i -> {
            GramMatrix blend = GramMatrix.blend(grams.stream()
                    .map(style -> new Weighted<>(style.value().get(i), style.weight()))
                    .toList());
            StyleLoss loss = StyleLoss.at(layers.get(i))
                    .normalization(Normalization.POSITIONS)
                    .scaling(Scaling.RELATIVE)
                    .target(blend);
            return new Term("style " + loss.layer(), loss, 1);
        });
    }

    private List<GramMatrix> grams(Image style) {
        Features features = features(style);
        return layers.stream()
                .map(layer -> GramMatrix.of(features.at(layer), Normalization.POSITIONS))
                .toList();
    }

    private Features features(Image image) {
        try (FeatureExtractor extractor = engine.extractor(network, layers)) {
            return extractor.extract(image);
        }
    }

    private double[] values(List<Term> terms, Image picture) {
        Tensor x = network.preprocessing().toNetwork(picture);
        try (Objective objective = engine.objective(network, terms, x.shape())) {
            return objective
                    .evaluate(x.data(), new float[objective.dimension()])
                    .contributions();
        }
    }
}
