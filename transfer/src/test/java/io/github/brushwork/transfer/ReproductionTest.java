package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.optim.GradientDescent;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.optim.StopReason;
import io.github.brushwork.optim.StopReason.Kind;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.record.RecordException;
import io.github.brushwork.transfer.record.Reweighing;
import io.github.brushwork.transfer.record.ScaleEnd;
import io.github.brushwork.transfer.record.TransferRecord;
import io.github.brushwork.transfer.settings.ImageSize;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import io.github.brushwork.transfer.settings.Start;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reproduced runs have the bits of those recorded, by way of the file. */
class ReproductionTest {

    private static final Preset LBFGS =
            Presets.balanced().toBuilder().iterations(5).build();
    private static final Preset ROUNDS =
            Presets.seed().toBuilder().iterations(2).build();
    private static final Preset SCALES = Presets.crowsonkb().toBuilder()
            .size(ImageSize.longerSide(32))
            .scales(ScaleSchedule.coarseToFine(20, 1.5, 2))
            .iterations(3)
            .build();

    private static Engine oneThread;
    private static Engine twoThreads;

    @TempDir
    private Path folder;

    private Path picture;
    private Path file;

    @BeforeAll
    static void startEngines() {
        oneThread = JavaEngine.on(Kernels::fastest, 1);
        twoThreads = JavaEngine.on(Kernels::fastest, 2);
    }

    @AfterAll
    static void stopEngines() {
        oneThread.close();
        twoThreads.close();
    }

    @BeforeEach
    void setUp() {
        picture = folder.resolve("out.png");
        file = folder.resolve("out.png.json");
    }

    private static StyleTransferBuilder transfer() {
        return KilledTransfer.transfer().engine(oneThread);
    }

    private static StyleTransferBuilder transfer(Preset preset) {
        return transfer().preset(preset);
    }

    private static TransferListener stoppingAt(int iteration) {
        return progress -> progress.point().iteration() == iteration ? Decision.STOP : Decision.CONTINUE;
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

    static Stream<Arguments> runs() {
        return Stream.of(
                Arguments.of("to the end", transfer(LBFGS), Kind.ITERATIONS),
                Arguments.of("at several scales", transfer(SCALES), Kind.ITERATIONS),
                Arguments.of("in rounds", transfer(ROUNDS), Kind.ITERATIONS),
                Arguments.of("stopped by a listener", transfer(LBFGS).listener(stoppingAt(3)), Kind.LISTENER),
                Arguments.of("stopped at the second scale", transfer(SCALES).listener(stoppingAt(8)), Kind.LISTENER),
                Arguments.of("with other weights", transfer(LBFGS).listener(reweighingAt(2, 4)), Kind.ITERATIONS),
                Arguments.of(
                        "with another weight from the end of a scale",
                        transfer(SCALES).listener(reweighingAt(6)),
                        Kind.ITERATIONS),
                Arguments.of("ended by time", transfer(LBFGS).timeLimit(Duration.ofNanos(1)), Kind.TIME),
                Arguments.of(
                        "with scales ended by a rule",
                        transfer(SCALES).stoppingRule(StoppingRule.evaluations(3)),
                        Kind.EVALUATIONS),
                Arguments.of(
                        "ended by a step too long for floats",
                        transfer(LBFGS).optimizer(new GradientDescent(1e30)),
                        Kind.NOT_FINITE),
                Arguments.of(
                        "with a rule of the user's own",
                        transfer(LBFGS)
                                .stoppingRule(progress -> StoppingRule.iterations(2)
                                        .check(progress)
                                        .map(reason -> new StopReason(Kind.OTHER_RULE, "enough"))),
                        Kind.OTHER_RULE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void shouldReproduceARun(String what, StyleTransferBuilder transfer, Kind end) {
        StyleTransferResult result = transfer.build().run().saveWithRecord(picture);

        TransferRecord record = TransferRecord.read(file);

        assertThat(result.stopReason().kind()).isEqualTo(end);
        assertReproduced(record, result);
    }

    private static void assertReproduced(TransferRecord record, StyleTransferResult result) {
        for (Engine engine : List.of(oneThread, twoThreads)) {
            StyleTransferResult again = KilledTransfer.transfer()
                    .engine(engine)
                    .reproduce(record)
                    .build()
                    .run();

            assertThat(again.image()).isEqualTo(result.image());
            assertThat(record.describes(again)).isTrue();
            assertThat(losses(again)).isEqualTo(losses(result));
            assertThat(again.record().ends()).isEqualTo(result.record().ends());
            assertThat(again.record().reweighings()).isEqualTo(result.record().reweighings());
            assertThat(again.record().conditions()).isEqualTo(result.record().conditions());
        }
    }

    private static List<Double> losses(StyleTransferResult result) {
        return result.trace().stream().map(TracePoint::loss).toList();
    }

    @Test
    void shouldReproduceARunThatWasResumed() {
        Path checkpoint = folder.resolve("run.checkpoint");
        TransferListener reweighing = reweighingAt(2);
        transfer(SCALES)
                .checkpoints(Checkpoints.every(1000, checkpoint))
                .listener(progress ->
                        progress.point().iteration() == 8 ? Decision.STOP : reweighing.onIteration(progress))
                .build()
                .run();
        StyleTransferResult result =
                transfer(SCALES).resume(checkpoint).build().run().saveWithRecord(picture);

        TransferRecord record = TransferRecord.read(file);

        assertThat(record.reweighings()).containsExactly(new Reweighing(2, "total variation", 25));
        assertThat(record.ends()).extracting(ScaleEnd::iterations).containsExactly(6, 3);
        assertReproduced(record, result);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "4"})
    void shouldReproduceARunThatWasInterruptedAmidAnIteration(int evaluations) {
        shouldReproduceWhatWasInterrupted(LBFGS, evaluations);
    }

    @ParameterizedTest
    @CsvSource({"10", "28"})
    void shouldReproduceARunThatWasInterruptedAmidARound(int evaluations) {
        shouldReproduceWhatWasInterrupted(ROUNDS, evaluations);
    }

    private void shouldReproduceWhatWasInterrupted(Preset preset, int evaluations) {
        StyleTransferResult result = transfer(preset)
                .engine(new InterruptingEngine(oneThread, evaluations))
                .build()
                .run();
        assertThat(Thread.interrupted()).isTrue();
        result.saveWithRecord(picture);

        TransferRecord record = TransferRecord.read(file);

        assertThat(result.stopReason().kind()).isEqualTo(Kind.INTERRUPTED);
        assertThat(record.ends()).extracting(ScaleEnd::evaluations).containsExactly(evaluations);
        assertReproduced(record, result);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void shouldReproduceARunFromAGivenImage() {
        Image start = Pictures.blobs(30, 30, 5);
        StyleTransferResult result =
                transfer(LBFGS).start(Start.image(start)).build().run().saveWithRecord(picture);

        TransferRecord record = TransferRecord.read(file, Pictures.blobs(30, 30, 6), start);

        assertReproduced(record, result);
        assertThatThrownBy(() -> TransferRecord.read(file))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining(file + ": preset.start.image: none of the 0 images");
    }

    @Test
    void shouldReproduceWithTheSameWeightsUnderAnotherName() {
        StyleTransferResult result = transfer(LBFGS).build().run();
        Network network = KilledTransfer.NETWORK;
        Network renamed = new Network("another name", network.preprocessing(), network.layers());

        StyleTransferResult again =
                transfer().network(renamed).reproduce(result.record()).build().run();

        assertThat(again.image()).isEqualTo(result.image());
    }

    static Stream<Arguments> otherTransfers() {
        UnaryOperator<StyleTransferBuilder> content = each -> each.content(Pictures.blobs(40, 32, 2));
        UnaryOperator<StyleTransferBuilder> style = each -> each.style(Pictures.blobs(48, 36, 8));
        UnaryOperator<StyleTransferBuilder> styleWeight =
                each -> each.styles(Style.of(Pictures.blobs(48, 36, 9)).withWeight(2));
        UnaryOperator<StyleTransferBuilder> mask = each -> each.outputMask(Mask.of(2, 1, new float[] {0, 1}));
        UnaryOperator<StyleTransferBuilder> setting = each -> each.totalVariationWeight(5);
        UnaryOperator<StyleTransferBuilder> seed = each -> each.seed(1);
        UnaryOperator<StyleTransferBuilder> engine = each -> each.engine("java-plain");
        UnaryOperator<StyleTransferBuilder> network = each -> each.network(NetworkSource.calibrated());
        return Stream.of(
                Arguments.of("content is ", content),
                Arguments.of("style 1 is ", style),
                Arguments.of("weight of style 1 is 1.0, but here it is 2.0", styleWeight),
                Arguments.of("output mask is none, but here it is ", mask),
                Arguments.of("preset.smoothing.weight is 4.0, but here it is 5.0", setting),
                Arguments.of("seed is 0, but here it is 1", seed),
                Arguments.of("engine is ", engine),
                Arguments.of("network is ", network));
    }

    @ParameterizedTest
    @MethodSource("otherTransfers")
    void shouldNameWhatDiffersFromTheRecord(String difference, UnaryOperator<StyleTransferBuilder> change) {
        TransferRecord record =
                transfer(LBFGS).listener(stoppingAt(1)).build().run().record();
        StyleTransfer other = change.apply(transfer().reproduce(record)).build();

        assertThatThrownBy(other::run)
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("the record is of another transfer: its " + difference);
    }

    @ParameterizedTest
    @MethodSource("otherTransfers")
    void shouldTellTheDifferenceWithoutPainting(String difference, UnaryOperator<StyleTransferBuilder> change) {
        TransferRecord record =
                transfer(LBFGS).listener(stoppingAt(1)).build().run().record();
        StyleTransfer other = change.apply(transfer(LBFGS).listener(refusing())).build();

        assertThat(other.differenceFrom(record)).get(STRING).startsWith(difference);
    }

    @Test
    void shouldKnowWithoutPaintingThatATransferIsDone() {
        transfer(LBFGS).build().run().saveWithRecord(picture);

        StyleTransfer again =
                transfer(LBFGS).engine(twoThreads).listener(refusing()).build();

        assertThat(again.differenceFrom(TransferRecord.read(file))).isEmpty();
    }

    private static TransferListener refusing() {
        return progress -> {
            throw new IllegalStateException("it paints");
        };
    }

    @Test
    void shouldTellAnotherResultFromTheOneRecorded() {
        TransferRecord record =
                transfer(LBFGS).listener(stoppingAt(2)).build().run().record();

        StyleTransferResult other =
                transfer().reproduce(record).listener(stoppingAt(1)).build().run();

        assertThat(record.describes(other)).isFalse();
    }

    @Test
    void shouldRefuseToResumeAndReproduceAtOnce() {
        TransferRecord record =
                transfer(LBFGS).listener(stoppingAt(1)).build().run().record();
        StyleTransferBuilder both = transfer().reproduce(record).resume(folder.resolve("run.checkpoint"));

        assertThatThrownBy(both::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not both");
    }
}
