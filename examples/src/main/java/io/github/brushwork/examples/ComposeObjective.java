package io.github.brushwork.examples;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.Optimum;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.vgg.Vgg16;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A style transfer put together from its parts, without {@code StyleTransfer}: for whoever wants another objective.
 *
 * <p>Arguments: content, style, and the picture to write.
 */
public final class ComposeObjective {

    private static final List<String> LAYERS =
            List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu4_2", "relu5_1");

    private ComposeObjective() {}

    /**
     * Paints a picture of at most 512 pixels in 100 iterations.
     *
     * @param arguments content, style, and the picture to write
     */
    public static void main(String[] arguments) {
        List<Path> paths = Arguments.paths("ComposeObjective CONTENT STYLE OUT", arguments);
        Image content = Image.read(paths.get(0)).fitWithin(512);
        Image style = Image.read(paths.get(1)).fitWithin(512);
        Network network = Vgg16.pretrained().withPooling(Pooling.AVERAGE);
        try (Engine engine = Engine.auto()) {
            List<Term> terms = terms(engine, network, content, style);
            minimise(engine, network, terms, content, 100).write(paths.get(2));
        }
    }

    /** What is minimised: each loss has its target bound to it, and a weight. */
    static List<Term> terms(Engine engine, Network network, Image content, Image style) {
        List<Term> terms = new ArrayList<>();
        try (FeatureExtractor extractor = engine.extractor(network, LAYERS)) {
            Features ofContent = extractor.extract(content);
            Features ofStyle = extractor.extract(style);
            ContentLoss.Spec shapes = ContentLoss.at("relu4_2").scaling(Scaling.RELATIVE);
            terms.add(new Term("content", shapes.target(ofContent), 1));
            for (String layer : List.of("relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1")) {
                StyleLoss.Spec strokes = StyleLoss.at(layer)
                        .normalization(Normalization.POSITIONS)
                        .scaling(Scaling.RELATIVE);
                terms.add(new Term("style " + layer, strokes.target(ofStyle), 0.6));
            }
        }
        return terms;
    }

    /** Changes the pixels of a picture, in the network's own colours, until the sum of the terms is small. */
    static Image minimise(Engine engine, Network network, List<Term> terms, Image start, int iterations) {
        Tensor x = network.preprocessing().toNetwork(start);
        try (Objective objective = engine.objective(network, terms, x.shape())) {
            Optimum optimum = new Lbfgs().minimize(objective, x.data(), StoppingRule.iterations(iterations));
            float[] rgb = network.preprocessing().toRgb(new Tensor(x.shape(), optimum.x()));
            return Image.clamped(start.width(), start.height(), rgb);
        }
    }
}
