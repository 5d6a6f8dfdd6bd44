package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.record.RecordException;
import io.github.brushwork.transfer.record.TransferRecord;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetBuilder;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.SettingsBuilder;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Collects the options of a {@link StyleTransfer}. Two are required, {@link #content(Image) content} and {@link
 * #style(Image) style}. Not thread safe.
 */
public final class StyleTransferBuilder implements SettingsBuilder<StyleTransferBuilder> {

    private Image content;
    private List<Style> styles = List.of();
    private Mask contentMask;
    private Mask outputMask;
    private final Map<String, OwnTerm> terms = new LinkedHashMap<>();
    private PresetBuilder preset = Presets.balanced().toBuilder();
    private NetworkSource network = NetworkSource.pretrained();
    private EngineSource engine = EngineSource.made(Engine::auto);
    private StoppingRule stoppingRule;
    private Duration timeLimit;
    private Checkpoints checkpoints;
    private Path resumed;
    private Replay replay;
    private long seed;
    private StyleCache styleCache;
    private TransferListener listener = RunOptions.SILENT;

    StyleTransferBuilder() {}

    @Override
    public StyleTransferBuilder set(String path, Object value) {
        preset.set(path, value);
        return this;
    }

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
        return styles(Style.of(style));
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
     * Several styles, or one with a scale, a size or regions of its own. Replaces those given before.
     *
     * @param styles at least one
     * @return this builder
     */
    public StyleTransferBuilder styles(Style... styles) {
        this.styles = List.of(styles);
        return this;
    }

    /**
     * Where the result should resemble the content, softly where the mask is soft. Default: everywhere.
     *
     * @param mask of any size; not empty
     * @return this builder
     */
    public StyleTransferBuilder contentMask(Mask mask) {
        this.contentMask = Objects.requireNonNull(mask, "mask");
        return this;
    }

    /**
     * Where the result is painted. Pixels of weight 0 keep the content's bits, are held during the optimisation too, and so are
     * seen by their neighbours as they will be; between 0 and 1 content and result are mixed. Default: everywhere.
     *
     * @param mask of any size
     * @return this builder
     */
    public StyleTransferBuilder outputMask(Mask mask) {
        this.outputMask = Objects.requireNonNull(mask, "mask");
        return this;
    }

    /**
     * All settings at once; replaces those made before, so call it first. Default: {@link Presets#balanced()}.
     *
     * @param preset settings
     * @return this builder
     */
    public StyleTransferBuilder preset(Preset preset) {
        this.preset = preset.toBuilder();
        return this;
    }

    /**
     * A loss of one's own, minimised along with those that the settings name, at all scales: for one that does not depend on the size
     * of the picture. It appears in traces, can be given another weight by {@link TransferProgress#reweigh}, and counts in estimates
     * as far as it tells its {@link Loss#footprint}. Checkpoints and records name it but cannot make it again: give the same to resume
     * or to reproduce.
     *
     * @param name what it is called, unlike all other terms; one of the same name that was given before is replaced
     * @param weight factor on the loss, finite and at least 0
     * @param loss for example an {@code AutodiffLoss}
     * @return this builder
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public StyleTransferBuilder term(String name, double weight, Loss loss) {
        terms.put(name, new OwnTerm(name, weight, List.of(loss.layer()), context -> loss));
        return this;
    }

    /**
     * A loss of one's own that is made anew for each scale, because it compares with something of the size of the picture. Otherwise as
     * {@link #term(String, double, Loss)}. It may read any layer that a network has which was given or is pretrained; {@link
     * NetworkSource#calibrated()} makes those up to the deepest that the settings read.
     *
     * @param name what it is called, unlike all other terms; one of the same name that was given before is replaced
     * @param weight factor on the loss, finite and at least 0
     * @param loss makes the loss, once for each scale, and for an estimate
     * @return this builder
     * @throws IllegalArgumentException if the weight is negative or not finite
     */
    public StyleTransferBuilder term(String name, double weight, Function<LossContext, Loss> loss) {
        terms.put(name, new OwnTerm(name, weight, List.of(), loss));
        return this;
    }

    /**
     * What else may end the run, besides the number of iterations. Default: nothing. With several scales the rule is asked at each,
     * counts anew, and ends that scale.
     *
     * @param rule for example {@code StoppingRule.relativeChange(1e-5)}
     * @return this builder
     */
    public StyleTransferBuilder stoppingRule(StoppingRule rule) {
        this.stoppingRule = Objects.requireNonNull(rule, "rule");
        return this;
    }

    /**
     * How long the whole transfer may take, its preparation included. The iteration during which the time is up is finished, and
     * the result is the best image so far. Default: as long as it takes.
     *
     * @param limit more than 0
     * @return this builder
     * @throws IllegalArgumentException if the limit is zero or negative
     */
    public StyleTransferBuilder timeLimit(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("a time limit of " + limit + ": it must be more than 0");
        }
        this.timeLimit = limit;
        return this;
    }

    /**
     * Saves the run now and then, so that it can be resumed after whatever ends the process, and when the run stops. Default: it
     * is not saved. If a checkpoint cannot be written the run ends with a {@link CheckpointException}; so does, before its first
     * iteration, one of an optimizer whose state is of a class of its own, see {@link
     * io.github.brushwork.optim.OptimizerState.Other}.
     *
     * @param checkpoints where and how often
     * @return this builder
     */
    public StyleTransferBuilder checkpoints(Checkpoints checkpoints) {
        this.checkpoints = Objects.requireNonNull(checkpoints, "checkpoints");
        return this;
    }

    /**
     * Goes on where a run was saved, to the bits of the result that it would have had uninterrupted, on any number of threads. All
     * else must be as it was: pictures, settings, seed, weights, engine; if not, {@link StyleTransfer#run} throws a {@link
     * CheckpointException} that names what differs. What stops a run may differ: time limit, stopping rule and listener.
     *
     * @param checkpoint a file that {@link #checkpoints} wrote; not modified
     * @return this builder
     */
    public StyleTransferBuilder resume(Path checkpoint) {
        this.resumed = Objects.requireNonNull(checkpoint, "checkpoint");
        return this;
    }

    /**
     * Makes a recorded result again, to the bit: takes over settings, seed, changed weights and where each scale ended, whatever
     * ended it. Content, styles with their weights, scales, sizes and regions, masks, network and engine are to be given as they
     * were; if one differs, or a setting is changed afterwards, {@link StyleTransfer#run} throws a {@link RecordException} that
     * names it. A listener may watch; one that stops the run or changes weights makes another picture, as do a time limit and a
     * stopping rule that end it earlier.
     *
     * <p>Whether the bits are the same {@link TransferRecord#describes} tells. They are on the same engine with the same
     * arithmetic, on any number of threads; another Java or processor may compute a sine or a logarithm differently.
     *
     * @param record of the result
     * @return this builder
     */
    public StyleTransferBuilder reproduce(TransferRecord record) {
        this.replay = new Replay(record);
        return preset(record.preset()).seed(record.seed());
    }

    /**
     * The network. Default: {@link NetworkSource#pretrained()}, which fetches the weights of the preset's architecture once if they are not on this machine;
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
     * @param network a network; pooling and border become the transfer's
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
     * An engine that is made for each run and closed after it.
     *
     * @param engine makes one, for example {@code () -> JavaEngine.on(Kernels::fastest, 2)}
     * @return this builder
     */
    public StyleTransferBuilder engine(Supplier<Engine> engine) {
        this.engine = EngineSource.made(Objects.requireNonNull(engine, "engine"));
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
     * Shares the targets of its styles with other transfers in the same styles. Default: every run puts its styles through the
     * network.
     *
     * @param cache shared by transfers, also by some that run at the same time
     * @return this builder
     */
    public StyleTransferBuilder styleCache(StyleCache cache) {
        this.styleCache = Objects.requireNonNull(cache, "cache");
        return this;
    }

    /**
     * Watches the run.
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
     * @throws IllegalStateException if content or style is missing, or a run is to be both resumed and reproduced
     * @throws IllegalArgumentException if a setting is out of its range
     */
    public StyleTransfer build() {
        requireImage(content, "content");
        requireImage(styles.isEmpty() ? null : styles, "style");
        if (resumed != null && replay != null) {
            throw new IllegalStateException("a run is either resumed from a checkpoint or reproduced from a record: "
                    + "call resume(...) or reproduce(...), not both");
        }
        RunOptions options =
                new RunOptions(stoppingRule, timeLimit, checkpoints, resumed, replay, styleCache, listener);
        return new StyleTransfer(
                new TransferRequest(
                        content,
                        styles,
                        contentMask,
                        outputMask,
                        preset.build(),
                        seed,
                        List.copyOf(terms.values()),
                        network,
                        options),
                engine);
    }

    private static void requireImage(Object images, String name) {
        if (images == null) {
            throw new IllegalStateException("a style transfer needs a " + name + " image: call " + name + "(...)");
        }
    }
}
