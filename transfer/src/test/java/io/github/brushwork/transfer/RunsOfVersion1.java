package io.github.brushwork.transfer;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pool;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Preprocessing;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.core.image.colour.ColourSpace;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.core.image.colour.LinearMethod;
import io.github.brushwork.core.image.colour.Luminance;
import io.github.brushwork.losses.Blending;
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.losses.StyleMeasure.Part;
import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.Bounds;
import io.github.brushwork.optim.GradientDescent;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.optim.Outcome;
import io.github.brushwork.optim.Restarted;
import io.github.brushwork.optim.Schedule;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.settings.Border;
import io.github.brushwork.transfer.settings.CarryOver;
import io.github.brushwork.transfer.settings.ColourControl;
import io.github.brushwork.transfer.settings.Gradients;
import io.github.brushwork.transfer.settings.ImageSize;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.OutputRange;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetBuilder;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.Rounds;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import io.github.brushwork.transfer.settings.ScaleSchedule.Stage;
import io.github.brushwork.transfer.settings.Start;
import io.github.brushwork.transfer.settings.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Tiny transfers of which version 0.1 wrote records and checkpoints. Between them they have each style measure, optimizer, start and
 * way to end.
 *
 * @param name of its files
 * @param transfer what was asked for
 * @param listener what was done to it while it ran
 * @param saved the iteration after which its checkpoint was written; 0 if it has none
 */
record RunsOfVersion1(String name, UnaryOperator<StyleTransferBuilder> transfer, TransferListener listener, int saved) {

    static final String FOLDER = "/io/github/brushwork/transfer/version1/runs/";

    private static final TransferListener NONE = progress -> Decision.CONTINUE;

    /** Its picture was 20 x 15 pixels; its colours are those of a file of 8 bits. */
    static final Image START = picture("start");

    private static Image picture(String name) {
        try (InputStream in = RunsOfVersion1.class.getResourceAsStream(FOLDER + name + ".png")) {
            return Image.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<RunsOfVersion1> all() {
        return Stream.of(
                new RunsOfVersion1("whole", preset(tiny()), NONE, 4),
                new RunsOfVersion1("reweighed", preset(tiny()), reweighingAt(2, 4), 3),
                new RunsOfVersion1("regions", preset(tiny()).andThen(RunsOfVersion1::regions)::apply, NONE, 0),
                new RunsOfVersion1(
                        "regions-of-sum",
                        preset(tiny().styleMeasure(sum())).andThen(RunsOfVersion1::regions)::apply,
                        NONE,
                        0),
                new RunsOfVersion1(
                        "measures",
                        preset(tiny().styleMeasure(sum()).blending(Blending.LOSSES))
                                .andThen(RunsOfVersion1::twoStyles)::apply,
                        NONE,
                        0),
                new RunsOfVersion1(
                        "blended",
                        preset(blended())
                                .andThen(RunsOfVersion1::twoStyles)
                                .andThen(each -> each.stoppingRule(StoppingRule.evaluations(6)))::apply,
                        NONE,
                        0),
                new RunsOfVersion1("scales", preset(scales()), reweighingAt(2), 6),
                new RunsOfVersion1("scales-of-lbfgs", preset(scalesOfLbfgs()), NONE, 6),
                new RunsOfVersion1("stopped", preset(scalesOfLbfgs()), stoppingAt(7), 0),
                new RunsOfVersion1("interrupted", preset(tiny()), NONE, 0),
                new RunsOfVersion1("rounds", preset(rounds()), NONE, 2),
                new RunsOfVersion1("descent", preset(descent()), reweighingAt(2, 5), 6),
                new RunsOfVersion1("restarted", preset(restarted()), NONE, 2),
                new RunsOfVersion1("start-image", preset(fromImage()), NONE, 0),
                new RunsOfVersion1("not-finite", preset(tiny().optimizer(new GradientDescent(1e30))), NONE, 0));
    }

    /** What a checkpoint or a record needs to go on or to be made again; without the listener. */
    StyleTransferBuilder builder() {
        return transfer.apply(StyleTransfer.builder()
                .content(picture("content"))
                .style(picture("style"))
                .network(network())
                .engine("java-plain")
                .seed(7));
    }

    private static UnaryOperator<StyleTransferBuilder> preset(PresetBuilder preset) {
        Preset built = preset.build();
        return each -> each.preset(built);
    }

    private static PresetBuilder tiny() {
        return Presets.balanced().toBuilder()
                .name("tiny")
                .size(ImageSize.original())
                .contentLayers(LayerWeight.each(1, "relu2_1"))
                .styleLayers(LayerWeight.ratios("4:2:1", "relu1_1", "relu2_1", "relu3_1"))
                .optimizer(new Lbfgs().withMemory(3))
                .iterations(6);
    }

    private static StyleMeasure sum() {
        return new StyleMeasure.Sum(List.of(
                new Part(StyleMeasure.gram(Normalization.POSITIONS, Scaling.RELATIVE), 1),
                new Part(new StyleMeasure.Gram(Normalization.ELEMENTS, Scaling.MEAN, -1), 0.1),
                new Part(new StyleMeasure.Moments(1, 0.5), 0.001),
                new Part(StyleMeasure.wasserstein(), 0.001),
                new Part(StyleMeasure.slicedWasserstein(), 0.001),
                new Part(new StyleMeasure.SlicedWasserstein(OptionalInt.of(3)), 0.001),
                new Part(StyleMeasure.histogram(), 0.001)));
    }

    private static PresetBuilder blended() {
        return tiny().pooling(Pooling.MAX)
                .border(Border.firstLayer(Padding.REPLICATE))
                .styleMeasure(new StyleMeasure.Sum(
                        List.of(new Part(StyleMeasure.moments(), 1), new Part(StyleMeasure.wasserstein(), 1))))
                .start(Start.grey())
                .colour(ColourControl.chromaOfContent(Luminance.REC_709))
                .scales(ScaleSchedule.coarseToFine(12, 1.6, 1))
                .iterations(5);
    }

    private static PresetBuilder scales() {
        return tiny().size(ImageSize.longerSide(20))
                .styleMeasure(StyleMeasure.wasserstein())
                .colour(ColourControl.luminanceOnly(Luminance.REC_601))
                .scales(ScaleSchedule.stages(new Stage(0.6, 1), new Stage(1, 1)))
                .carryOver(CarryOver.OPTIMIZER_STATE)
                .optimizer(new Adam(Schedule.cosine(0.05, 0.01, 8).warmedUp(2))
                        .withBeta2(0.99)
                        .withBounds(Bounds.of(0, 1))
                        .withOutcome(Outcome.average(0.9)))
                .variables(Variables.RGB)
                .strength(0.8)
                .iterations(4);
    }

    private static PresetBuilder scalesOfLbfgs() {
        return tiny().scales(ScaleSchedule.coarseToFine(12, 1.6, 1))
                .start(Start.noise(20))
                .iterations(4);
    }

    private static PresetBuilder rounds() {
        return tiny().rounds(Optional.of(new Rounds(StoppingRule.evaluations(4), 100)))
                .start(Start.noise(1))
                .outputRange(OutputRange.STRETCH)
                .iterations(3);
    }

    private static PresetBuilder descent() {
        return tiny().gradients(Gradients.NORMALIZED)
                .colour(ColourControl.recolourStyle(ColourTransfer.linear(LinearMethod.CHOLESKY, ColourSpace.SRGB)))
                .start(Start.uniformNoise())
                .scales(ScaleSchedule.coarseToFine(12, 1.6, 1))
                .optimizer(new GradientDescent(Schedule.exponential(100, 0.5, 2))
                        .withMomentum(0.9)
                        .withBounds(Bounds.of(-120, 120)))
                .iterations(4);
    }

    private static PresetBuilder restarted() {
        return tiny().start(Start.styleStatistics())
                .optimizer(new Restarted(
                        new Adam(Schedule.steps(20, 0.5, 1)).withOutcome(Outcome.last()),
                        StoppingRule.iterations(3).or(StoppingRule.gradientNorm(1e-9)),
                        Bounds.of(-110, 110)))
                .iterations(3);
    }

    private static PresetBuilder fromImage() {
        return tiny().start(Start.image(START))
                .colour(ColourControl.recolourResult(ColourTransfer.channelHistograms()))
                .iterations(2);
    }

    private static StyleTransferBuilder regions(StyleTransferBuilder transfer) {
        Mask left = Mask.of(4, 1, new float[] {1, 0.75f, 0.25f, 0});
        Mask top = Mask.of(1, 2, new float[] {1, 0});
        return transfer.styles(
                        Style.of(picture("style"))
                                .withRegions(List.of(new Region(left), new Region(left.inverse(), top))),
                        Style.of(picture("other-style")).withWeight(0.5).within(top))
                .contentMask(top.inverse())
                .outputMask(Mask.of(5, 1, new float[] {1, 1, 1, 0.5f, 0}));
    }

    private static StyleTransferBuilder twoStyles(StyleTransferBuilder transfer) {
        return transfer.styles(
                Style.of(picture("style")).withWeight(3).withScale(0.75),
                Style.of(picture("other-style")).withSize(ImageSize.atMost(18)));
    }

    private static TransferListener reweighingAt(int... iterations) {
        return progress -> {
            for (int iteration : iterations) {
                if (progress.point().iteration() == iteration) {
                    progress.reweigh("total variation", 50.0 / iteration);
                }
            }
            return Decision.CONTINUE;
        };
    }

    private static TransferListener stoppingAt(int iteration) {
        return progress -> progress.point().iteration() == iteration ? Decision.STOP : Decision.CONTINUE;
    }

    /** Weights that are fractions of 64, so that they are the same however they come about. */
    private static Network network() {
        Random random = new Random(3);
        List<Layer> layers = List.of(
                convolution("relu1_1", 3, 4, random),
                new Pool("pool1", List.of(), Pooling.AVERAGE),
                convolution("relu2_1", 4, 6, random),
                new Pool("pool2", List.of(), Pooling.AVERAGE),
                convolution("relu3_1", 6, 8, random));
        return new Network("a tiny network", Preprocessing.CAFFE, layers);
    }

    private static Convolution convolution(String name, int inputs, int outputs, Random random) {
        float[] filters = new float[9 * inputs * outputs];
        for (int i = 0; i < filters.length; i++) {
            filters[i] = (random.nextInt(33) - 16) / 64f;
        }
        return new Convolution(name, List.of(), inputs, outputs, filters, new float[outputs]);
    }

    /** Wrote the files; to be run by the version whose files they are, without the module of the Vector API. */
    public static void main(String[] folder) {
        all().forEach(run -> run.write(Path.of(folder[0])));
    }

    private void write(Path folder) {
        StyleTransferBuilder whole = builder().listener(listener);
        if (name.equals("interrupted")) {
            whole.engine(new InterruptingEngine(Engine.named("java-plain"), 6));
        }
        whole.build().run().record().write(folder.resolve(name + ".json"));
        Thread.interrupted();
        if (saved > 0) {
            builder()
                    .listener(listener.and(stoppingAt(saved)))
                    .checkpoints(Checkpoints.every(1000, folder.resolve(name + ".checkpoint")))
                    .build()
                    .run();
        }
    }
}
