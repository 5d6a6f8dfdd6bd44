package io.github.brushwork.examples;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.samediff.AutodiffLoss;
import io.github.brushwork.vgg.Vgg16;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A loss of one's own beside those of the library: the result shall be its own mirror image, as in a kaleidoscope. The
 * loss is a SameDiff expression, which differentiates itself, on either engine.
 *
 * <p>Arguments: the engine, {@code java} or {@code samediff}, content, style, and the picture to write.
 */
public final class CustomLoss {

    private static final double WEIGHT = 20;

    private CustomLoss() {}

    /**
     * Paints a picture of at most 384 pixels in 100 iterations.
     *
     * @param arguments the engine, content, style, and the picture to write
     */
    public static void main(String[] arguments) {
        List<Path> paths = Arguments.paths("CustomLoss ENGINE CONTENT STYLE OUT", arguments);
        Image content = Image.read(paths.get(1)).fitWithin(384);
        Image style = Image.read(paths.get(2)).fitWithin(384);
        try (Engine engine = Engine.named(arguments[0])) {
            Network network = Vgg16.pretrained().withPooling(Pooling.AVERAGE);
            paint(engine, network, content, style, 100).write(paths.get(3));
        }
    }

    /** A style transfer with one more term. */
    static Image paint(Engine engine, Network network, Image content, Image style, int iterations) {
        List<Term> terms = new ArrayList<>(ComposeObjective.terms(engine, network, content, style));
        terms.add(new Term("asymmetry", asymmetry(network), WEIGHT));
        return ComposeObjective.minimise(engine, network, terms, content, iterations);
    }

    /** The mean squared difference of the picture, in the network's input, and its mirror image; 1 is from black to white. */
    static Loss asymmetry(Network network) {
        double unit = network.preprocessing().meanScale();
        return new AutodiffLoss(Network.INPUT, (graph, picture) -> {
            int columns = 1;
            return graph.math()
                    .square(picture.sub(graph.reverse(picture, columns)).div(unit))
                    .mean();
        });
    }
}
