package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Features;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Resampling;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.losses.StyleLoss;
import io.github.brushwork.losses.TotalVariationLoss;
import io.github.brushwork.optim.Bounds;
import io.github.brushwork.optim.OptimizationListener;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.Optimum;
import io.github.brushwork.optim.RestartedOptimizer;
import io.github.brushwork.optim.StoppingRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Paints one image in the style of another: the library's front door.
 *
 * <pre>{@code
 * StyleTransfer.builder()
 *         .content(Path.of("harbour.jpg"))
 *         .style(Path.of("waves.jpg"))
 *         .build()
 *         .run()
 *         .save(Path.of("out.png"));
 * }</pre>
 *
 * <p>The pixels of the result are found by minimising a weighted sum of losses (Gatys, Ecker and Bethge, "Image Style
 * Transfer Using Convolutional Neural Networks", CVPR 2016): the activations of a convolutional network should resemble
 * the content's, their Gram matrices the style's.
 *
 * <p>Immutable. {@link #run()} may be called again, and by several threads; each call computes anew.
 */
public final class StyleTransfer {

    /** See {@link StyleFit#KEEP_STROKES}. */
    private static final int STROKES_SIDE = 512;

    private final Image content;
    private final Image style;
    private final Preset preset;
    private final NetworkSource networkSource;
    private final EngineSource engine;
    private final Optional<StoppingRule> stoppingRule;
    private final long seed;
    private final TransferListener listener;

    StyleTransfer(
            Image content,
            Image style,
            Preset preset,
            NetworkSource networkSource,
            EngineSource engine,
            Optional<StoppingRule> stoppingRule,
            long seed,
            TransferListener listener) {
        this.content = content;
        this.style = style;
        this.preset = preset;
        this.networkSource = networkSource;
        this.engine = engine;
        this.stoppingRule = stoppingRule;
        this.seed = seed;
        this.listener = listener;
    }

    /**
     * Starts a transfer's description.
     *
     * @return a new builder
     */
    public static StyleTransferBuilder builder() {
        return new StyleTransferBuilder();
    }

    /**
     * Computes the picture. When the thread is interrupted or the listener stops the run, the result is the best image so
     * far.
     *
     * @return the picture, and how it came about
     * @throws IllegalArgumentException if the network has not the layers that are asked for, or an image is too small for
     *     it
     * @throws IllegalStateException if the engine that was asked for cannot run here
     * @throws java.util.concurrent.CancellationException if the thread is interrupted before there is any result; it is
     *     still interrupted then
     */
    public StyleTransferResult run() {
        return engine.use(this::run);
    }

    private StyleTransferResult run(Engine engine) {
        Instant begin = Instant.now();
        Image content = preset.size().applyTo(this.content);
        Image style = fit(this.style, content);
        Network network =
                networkSource.network(new NetworkSource.Request(content, style, preset.pooling(), layersOf(preset)));
        requireFit("content", content, network);
        requireFit("style", style, network);
        Tensor input = network.preprocessing().toNetwork(content);
        List<Term> terms = terms(engine, network, input, style);
        float[] start = start(content, network.preprocessing()).data();
        List<TracePoint> trace = new ArrayList<>();

        Instant optimizationBegin = Instant.now();
        Optimum optimum;
        try (Objective objective = engine.objective(network, terms, input.shape())) {
            optimum = optimizer(network.preprocessing())
                    .minimize(objective, start, stoppingRule(), observer(objective, network, content, trace));
        }
        Instant end = Instant.now();
        return new StyleTransferResult(
                toImage(optimum.x(), network, content),
                content,
                style,
                trace,
                optimum.stopReason(),
                engine.description(),
                network.name(),
                preset,
                seed,
                Duration.between(begin, optimizationBegin),
                Duration.between(optimizationBegin, end));
    }

    private Image fit(Image style, Image content) {
        int contentSide = longerSide(content);
        return switch (preset.styleFit()) {
            case KEEP_ASPECT -> style.withLongerSide(contentSide);
            case KEEP_STROKES -> style.withLongerSide(Math.max(contentSide, Math.min(longerSide(style), STROKES_SIDE)));
            case STRETCH_NEAREST -> style.resize(content.width(), content.height(), Resampling.NEAREST);
        };
    }

    private static int longerSide(Image image) {
        return Math.max(image.width(), image.height());
    }

    private static List<String> layersOf(Preset preset) {
        return Stream.concat(preset.contentLayers().stream(), preset.styleLayers().stream())
                .filter(layer -> layer.weight() > 0)
                .map(LayerWeight::layer)
                .distinct()
                .toList();
    }

    /** Seen here, the error can say which of the two images is too small. */
    private void requireFit(String name, Image image, Network network) {
        try {
            network.upTo(layersOf(preset)).shapes(new Shape(image.height(), image.width(), 3));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " image: " + e.getMessage(), e);
        }
    }

    /** The weighted losses with their targets bound; those of weight 0 are left out. */
    private List<Term> terms(Engine engine, Network network, Tensor content, Image style) {
        List<LayerWeight> contentLayers = positive(preset.contentLayers());
        List<LayerWeight> styleLayers = positive(preset.styleLayers());
        List<Term> terms = new ArrayList<>();
        if (!contentLayers.isEmpty()) {
            Features features = extract(engine, network, contentLayers, content);
            for (LayerWeight each : contentLayers) {
                ContentLoss loss = ContentLoss.at(each.layer())
                        .scaling(preset.contentScaling())
                        .target(features);
                terms.add(new Term("content " + each.layer(), loss, each.weight()));
            }
        }
        Features features =
                extract(engine, network, styleLayers, network.preprocessing().toNetwork(style));
        for (LayerWeight each : styleLayers) {
            StyleLoss loss = StyleLoss.at(each.layer())
                    .normalization(preset.gramNormalization())
                    .scaling(preset.styleScaling())
                    .target(features);
            terms.add(new Term("style " + each.layer(), loss, each.weight()));
        }
        if (preset.totalVariationWeight() > 0) {
            terms.add(new Term(
                    "total variation", TotalVariationLoss.of(network.preprocessing()), preset.totalVariationWeight()));
        }
        return terms;
    }

    private static List<LayerWeight> positive(List<LayerWeight> layers) {
        return layers.stream().filter(layer -> layer.weight() > 0).toList();
    }

    private static Features extract(Engine engine, Network network, List<LayerWeight> layers, Tensor input) {
        List<String> names = layers.stream().map(LayerWeight::layer).toList();
        try (FeatureExtractor extractor = engine.extractor(network, names)) {
            return extractor.extract(input);
        }
    }

    private Tensor start(Image content, Preprocessing preprocessing) {
        Start start = preset.start();
        if (start instanceof Start.Given given) {
            return preprocessing.toNetwork(given.image().resize(content.width(), content.height()));
        }
        if (start instanceof Start.Noise noise) {
            Tensor x = Tensor.zeros(new Shape(content.height(), content.width(), 3));
            Random random = new Random(seed);
            double deviation = noise.deviation() * unitsPerLevel(preprocessing);
            for (int i = 0; i < x.data().length; i++) {
                x.data()[i] = (float) (deviation * random.nextGaussian());
            }
            return x;
        }
        return preprocessing.toNetwork(content);
    }

    private Optimizer optimizer(Preprocessing preprocessing) {
        return preset.rounds()
                .<Optimizer>map(rounds -> {
                    float clip = (float) (rounds.clip() * unitsPerLevel(preprocessing));
                    return new RestartedOptimizer(preset.optimizer(), rounds.each(), Bounds.of(-clip, clip));
                })
                .orElse(preset.optimizer());
    }

    /** Network units per level of an 8-bit image, on average over the channels. */
    private static double unitsPerLevel(Preprocessing preprocessing) {
        return preprocessing.meanScale() / 255.0;
    }

    private StoppingRule stoppingRule() {
        StoppingRule iterations = StoppingRule.iterations(preset.iterations());
        return stoppingRule.map(iterations::or).orElse(iterations);
    }

    private OptimizationListener observer(Objective objective, Network network, Image content, List<TracePoint> trace) {
        List<String> names = objective.terms();
        return progress -> {
            Map<String, Double> contributions = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                contributions.put(names.get(i), progress.contributions()[i]);
            }
            TracePoint point = new TracePoint(
                    progress.iteration(), progress.evaluations(), progress.value(), contributions, progress.elapsed());
            trace.add(point);
            return listener.onIteration(
                    new TransferProgress(point, preset.iterations(), () -> toImage(progress.x(), network, content)));
        };
    }

    private Image toImage(float[] x, Network network, Image content) {
        Shape shape = new Shape(content.height(), content.width(), 3);
        float[] rgb = network.preprocessing().toRgb(new Tensor(shape, x));
        if (preset.outputRange() == OutputRange.STRETCH) {
            stretch(rgb);
        }
        return Image.clamped(content.width(), content.height(), rgb).withAlphaOf(content);
    }

    private static void stretch(float[] rgb) {
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float value : rgb) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        float range = greatest > least ? greatest - least : 1;
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (rgb[i] - least) / range;
        }
    }
}
