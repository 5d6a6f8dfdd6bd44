package io.github.brushwork.examples;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.samediff.AutodiffLoss;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferBuilder;
import java.nio.file.Path;
import java.util.List;

/**
 * A loss of one's own beside those of the library: the result shall be its own mirror image, as in a kaleidoscope. The
 * loss is a SameDiff expression, which differentiates itself, on either engine.
 *
 * <p>Arguments: the engine, {@code java} or {@code samediff}, content, style, and the picture to write.
 */
public final class CustomLoss {

    private CustomLoss() {}

    /**
     * Paints a picture of at most 512 pixels in 100 iterations.
     *
     * @param arguments the engine, content, style, and the picture to write
     */
    public static void main(String[] arguments) {
        List<Path> paths = Arguments.paths("CustomLoss ENGINE CONTENT STYLE OUT", arguments);
        mirrored(NetworkSource.pretrained(), Image.read(paths.get(1)), Image.read(paths.get(2)))
                .engine(arguments[0])
                .build()
                .run()
                .save(paths.get(3));
    }

    /** A style transfer with one more term. */
    static StyleTransferBuilder mirrored(NetworkSource network, Image content, Image style) {
        return StyleTransfer.builder()
                .content(content)
                .style(style)
                .network(network)
                .term("asymmetry", 20, scale -> asymmetry(scale.network()));
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
