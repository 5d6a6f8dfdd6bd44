package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.NormalizedGradient;
import io.github.brushwork.transfer.settings.Gradients;
import io.github.brushwork.transfer.settings.LayerWeight;
import java.util.List;

/** Makes the features that become targets, and terms of losses. */
record TermFactory(Engine engine, Network network, Gradients gradients) {

    Features extract(List<LayerWeight> layers, Image image) {
        List<String> names = layers.stream().map(LayerWeight::layer).toList();
        try (FeatureExtractor extractor = engine.extractor(network, names)) {
            return extractor.extract(image);
        }
    }

    Term term(String name, Loss loss, double weight) {
        return new Term(
                name,
                switch (gradients) {
                    case EXACT -> loss;
                    case NORMALIZED -> new NormalizedGradient(loss);
                },
                weight);
    }
}
