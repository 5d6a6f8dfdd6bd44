package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.StoppingRule;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Collects the options of a {@link StyleTransfer}. Two are required, {@link #content(Image) content} and {@link
 * #style(Image) style}. Not thread safe.
 */
public final class StyleTransferBuilder {

    private Image content;
    private Image style;
    private PresetBuilder preset = Preset.painterly().toBuilder();
    private NetworkSource network = NetworkSource.pretrained();
    private EngineSource engine = EngineSource.made(Engine::auto);
    private Optional<StoppingRule> stoppingRule = Optional.empty();
    private long seed;
    private TransferListener listener = progress -> Decision.CONTINUE;

    StyleTransferBuilder() {}

    /**
     * The image whose subject the result shows.
     *
     * @param content an image; its alpha is kept through the transfer
     * @return this builder
     */
    public StyleTransferBuilder content(Image content) {
        this.content = Objects.requireNonNull(content, "content");
        return this;
    }

    /**
     * The image whose subject the result shows, read at once.
     *
     * @param content a picture's file
     * @return this builder
     * @throws io.github.brushwork.core.image.ImageException if it cannot be read
     */
    public StyleTransferBuilder content(Path content) {
        return content(Image.read(content));
    }

    /**
     * The image whose subject the result shows, read at once.
     *
     * @param content a picture's bytes; not closed
     * @return this builder
     * @throws io.github.brushwork.core.image.ImageException if it cannot be read
     */
    public StyleTransferBuilder content(InputStream content) {
        return content(Image.read(content));
    }

    /**
     * The image whose style the result takes on.
     *
     * @param style an image; its alpha is ignored
     * @return this builder
     */
    public StyleTransferBuilder style(Image style) {
        this.style = Objects.requireNonNull(style, "style");
        return this;
    }

    /**
     * The image whose style the result takes on, read at once.
     *
     * @param style a picture's file
     * @return this builder
     * @throws io.github.brushwork.core.image.ImageException if it cannot be read
     */
    public StyleTransferBuilder style(Path style) {
        return style(Image.read(style));
    }

    /**
     * The image whose style the result takes on, read at once.
     *
     * @param style a picture's bytes; not closed
     * @return this builder
     * @throws io.github.brushwork.core.image.ImageException if it cannot be read
     */
    public StyleTransferBuilder style(InputStream style) {
        return style(Image.read(style));
    }

    /**
     * All settings at once; replaces those made before, so call it first. Default: {@link Preset#painterly()}.
     *
     * @param preset settings
     * @return this builder
     */
    public StyleTransferBuilder preset(Preset preset) {
        this.preset = preset.toBuilder();
        return this;
    }

    /**
     * The length of the result's longer side. Default: the content's, at most 512.
     *
     * @param longerSide pixels, at least 1
     * @return this builder
     * @throws IllegalArgumentException if it is less than 1
     */
    public StyleTransferBuilder size(int longerSide) {
        preset.size(ImageSize.longerSide(longerSide));
        return this;
    }

    /**
     * Layers at which the result should resemble the content. Default: relu3_3 and relu4_2.
     *
     * @param layers layers with weights, perhaps none
     * @return this builder
     */
    public StyleTransferBuilder contentLayers(LayerWeight... layers) {
        preset.contentLayers(List.of(layers));
        return this;
    }

    /**
     * Layers at which the result should resemble the style. Default: relu1_1, relu2_1, relu3_1, relu4_1 and relu5_1.
     *
     * @param layers layers with weights, at least one positive
     * @return this builder
     */
    public StyleTransferBuilder styleLayers(LayerWeight... layers) {
        preset.styleLayers(List.of(layers));
        return this;
    }

    /**
     * How much neighbouring pixels are drawn together.
     *
     * @param weight weight of the total variation, at least 0
     * @return this builder
     */
    public StyleTransferBuilder totalVariationWeight(double weight) {
        preset.totalVariationWeight(weight);
        return this;
    }

    /**
     * The network's pooling. Default: average.
     *
     * @param pooling how four activations become one
     * @return this builder
     */
    public StyleTransferBuilder pooling(Pooling pooling) {
        preset.pooling(pooling);
        return this;
    }

    /**
     * Where the optimisation starts. Default: the content image.
     *
     * @param start content, noise or an image
     * @return this builder
     */
    public StyleTransferBuilder start(Start start) {
        preset.start(start);
        return this;
    }

    /**
     * What minimises. Default: L-BFGS.
     *
     * @param optimizer an optimizer; lengths such as a learning rate are in network space
     * @return this builder
     */
    public StyleTransferBuilder optimizer(Optimizer optimizer) {
        preset.optimizer(optimizer);
        return this;
    }

    /**
     * How many iterations. Default: 100.
     *
     * @param iterations at least 1; with a preset that runs in rounds, the number of rounds
     * @return this builder
     */
    public StyleTransferBuilder iterations(int iterations) {
        preset.iterations(iterations);
        return this;
    }

    /**
     * What else may end the run, besides the number of iterations. Default: nothing.
     *
     * @param rule for example {@code StoppingRule.time(Duration.ofMinutes(1))}
     * @return this builder
     */
    public StyleTransferBuilder stoppingRule(StoppingRule rule) {
        this.stoppingRule = Optional.of(rule);
        return this;
    }

    /**
     * The network. Default: {@link NetworkSource#pretrained()}, which fetches VGG16's weights once if they are not on this machine;
     * {@link NetworkSource#calibrated()} needs none.
     *
     * @param network where it comes from
     * @return this builder
     */
    public StyleTransferBuilder network(NetworkSource network) {
        this.network = Objects.requireNonNull(network, "network");
        return this;
    }

    /**
     * The network.
     *
     * @param network a network; its pooling is replaced by the transfer's
     * @return this builder
     */
    public StyleTransferBuilder network(Network network) {
        return network(NetworkSource.of(network));
    }

    /**
     * The engine. Default: the fastest that can run, see {@link Engine#auto()}, made for each run and closed after it.
     *
     * @param engine an engine; whoever made it closes it
     * @return this builder
     */
    public StyleTransferBuilder engine(Engine engine) {
        Objects.requireNonNull(engine, "engine");
        this.engine = EngineSource.given(engine);
        return this;
    }

    /**
     * The engine by its name, made for each run and closed after it; whether it can run is seen when the transfer runs.
     *
     * @param name {@code java}, {@code java-vector}, {@code java-plain}, {@code samediff}, or that of another engine
     * @return this builder
     */
    public StyleTransferBuilder engine(String name) {
        Objects.requireNonNull(name, "name");
        this.engine = EngineSource.made(() -> Engine.named(name));
        return this;
    }

    /**
     * The seed of everything random. Default: 0.
     *
     * @param seed any number; the same seed gives the same picture
     * @return this builder
     */
    public StyleTransferBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    /**
     * Who watches the run.
     *
     * @param listener called after every iteration
     * @return this builder
     */
    public StyleTransferBuilder listener(TransferListener listener) {
        this.listener = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * The transfer.
     *
     * @return a transfer that can be run, more than once
     * @throws IllegalStateException if content or style is missing
     * @throws IllegalArgumentException if a setting is out of its range
     */
    public StyleTransfer build() {
        requireImage(content, "content");
        requireImage(style, "style");
        return new StyleTransfer(content, style, preset.build(), network, engine, stoppingRule, seed, listener);
    }

    private static void requireImage(Image image, String name) {
        if (image == null) {
            throw new IllegalStateException("a style transfer needs a " + name + " image: call " + name + "(...)");
        }
    }
}
