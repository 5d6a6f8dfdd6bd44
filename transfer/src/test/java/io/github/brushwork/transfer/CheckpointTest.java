package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.transfer.settings.ImageSize;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void setUp() {
        file = folder.resolve("run.checkpoint");
    }

    private static StyleTransferBuilder transfer() {
        return KilledTransfer.transfer().engine("java");
    }

    private static StyleTransferBuilder transfer(Preset preset) {
        return KilledTransfer.transfer().preset(preset).engine("java");
    }

    static Stream<Arguments> presetsAndStops() {
        Preset lbfgs = Presets.balanced().toBuilder().iterations(6).build();
        Preset rounds = Presets.seed().toBuilder().iterations(3).build();
        Preset scales = Presets.crowsonkb().toBuilder()
                .size(ImageSize.longerSide(48))
                .scales(ScaleSchedule.coarseToFine(24, 1.41, 2))
                .iterations(3)
                .build();
        return Stream.of(
                Arguments.of(lbfgs, 1),
                Arguments.of(lbfgs, 5),
                Arguments.of(rounds, 2),
                Arguments.of(scales, 2),
                Arguments.of(scales, 6),
                Arguments.of(scales, 8));
    }

    @ParameterizedTest
    @MethodSource("presetsAndStops")
    void shouldResumeToTheBitsOfAnUninterruptedRun(Preset preset, int stop) {
        // given
        StyleTransferResult whole = transfer(preset).build().run();
        StyleTransferResult stopped = transfer(preset)
                .checkpoints(Checkpoints.every(1000, file))
                .listener(progress -> progress.point().iteration() == stop ? Decision.STOP : Decision.CONTINUE)
                .build()
                .run();

        // when
        StyleTransferResult resumed = transfer(preset).resume(file).build().run();

        // then
        assertThat(stopped.trace()).hasSize(stop);
        assertThat(resumed.image()).isEqualTo(whole.image());
        assertThat(losses(resumed)).isEqualTo(losses(whole));
        assertThat(resumed.trace()).extracting(TracePoint::iteration).containsExactlyElementsOf(iterations(whole));
        assertThat(resumed.trace())
                .extracting(TracePoint::evaluations)
                .isEqualTo(whole.trace().stream().map(TracePoint::evaluations).toList());
    }

    private static List<Double> losses(StyleTransferResult result) {
        return result.trace().stream().map(TracePoint::loss).toList();
    }

    private static List<Integer> iterations(StyleTransferResult result) {
        return result.trace().stream().map(TracePoint::iteration).toList();
    }

    @Test
    void shouldKeepTheWeightsThatAListenerChanged() {
        // given
        TransferListener reweighing = progress -> {
            if (progress.point().iteration() == 2) {
                progress.reweigh("total variation", 50);
            }
            return Decision.CONTINUE;
        };
        StyleTransferResult whole =
                transfer().iterations(6).listener(reweighing).build().run();
        transfer()
                .iterations(6)
                .checkpoints(Checkpoints.every(1, file))
                .listener(progress ->
                        progress.point().iteration() == 4 ? Decision.STOP : reweighing.onIteration(progress))
                .build()
                .run();

        // when
        StyleTransferResult resumed =
                transfer().iterations(6).resume(file).build().run();

        // then
        assertThat(resumed.image()).isEqualTo(whole.image());
    }

    /** The process is killed, not asked to end: nothing of it runs any more. */
    @Test
    void shouldResumeAfterTheProcessWasKilledOnAnotherNumberOfThreads() throws IOException, InterruptedException {
        // given
        StyleTransferResult whole = transfer().build().run();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledTransfer.class.getName(),
                        file.toString())
                .redirectError(Redirect.DISCARD)
                .start();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("six iterations are saved");
        } finally {
            process.destroyForcibly().waitFor();
        }

        // when
        StyleTransferResult resumed;
        try (Engine oneThread = JavaEngine.on(Kernels::fastest, 1)) {
            resumed = KilledTransfer.transfer()
                    .engine(oneThread)
                    .resume(file)
                    .build()
                    .run();
        }

        // then
        assertThat(resumed.trace()).hasSize(KilledTransfer.ITERATIONS);
        assertThat(losses(resumed)).isEqualTo(losses(whole));
        assertThat(resumed.image()).isEqualTo(whole.image());
    }

    @Test
    void shouldGiveTheResultAgainFromACheckpointOfTheEnd() {
        StyleTransferResult whole = transfer()
                .checkpoints(Checkpoints.every(Duration.ofDays(1), file))
                .build()
                .run();

        StyleTransferResult again = transfer().resume(file).build().run();

        assertThat(again.image()).isEqualTo(whole.image());
        assertThat(again.stopReason().kind()).isEqualTo(whole.stopReason().kind());
    }

    @Test
    void shouldLeaveNothingBesideTheFile() throws IOException {
        transfer().iterations(3).checkpoints(Checkpoints.every(1, file)).build().run();

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    static Stream<Arguments> otherTransfers() {
        return Stream.of(
                Arguments.of("content", transfer().content(Pictures.blobs(40, 32, 2))),
                Arguments.of("style 1", transfer().style(Pictures.blobs(48, 36, 8))),
                Arguments.of(
                        "weight of style 1",
                        transfer().styles(Style.of(Pictures.blobs(48, 36, 9)).withWeight(2))),
                Arguments.of("output mask", transfer().outputMask(Mask.of(2, 1, new float[] {0, 1}))),
                Arguments.of("preset.smoothing.weight", transfer().totalVariationWeight(5)),
                Arguments.of("seed", transfer().seed(1)),
                Arguments.of("engine", transfer().engine("java-plain")));
    }

    @ParameterizedTest
    @MethodSource("otherTransfers")
    void shouldRefuseTheCheckpointOfAnotherTransfer(String what, StyleTransferBuilder other) {
        transfer().iterations(2).checkpoints(Checkpoints.every(1, file)).build().run();
        StyleTransfer resuming = other.iterations(2).resume(file).build();

        assertThatThrownBy(resuming::run)
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("another transfer: its " + what + " is ");
    }

    @Test
    void shouldRefuseAFileThatIsDamagedWhereverItIs() throws IOException {
        transfer().iterations(2).checkpoints(Checkpoints.every(1, file)).build().run();
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i += 1 + bytes.length / 97) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 0x10;
            Files.write(file, damaged);

            assertThatThrownBy(() -> CheckpointFile.read(file))
                    .as("byte %d", i)
                    .isInstanceOf(CheckpointException.class)
                    .hasMessageContaining(file.toString());
        }
    }

    @Test
    void shouldRefuseAFileThatIsCutOff() throws IOException {
        transfer().iterations(2).checkpoints(Checkpoints.every(1, file)).build().run();
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 1 + bytes.length / 53) {
            Files.write(file, Arrays.copyOf(bytes, length));

            assertThatThrownBy(() -> CheckpointFile.read(file)).isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void shouldSayThatThereIsNoCheckpoint() {
        assertThatThrownBy(transfer().resume(file).build()::run)
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("there is no checkpoint " + file);
    }

    @Test
    void shouldEndTheRunIfACheckpointCannotBeWritten() {
        Path nowhere = folder.resolve("missing").resolve("run.checkpoint");
        StyleTransfer transfer =
                transfer().checkpoints(Checkpoints.every(1, nowhere)).build();

        assertThatThrownBy(transfer::run)
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining(nowhere.toString());
    }

    @Test
    void shouldSaveWhenTheThreadIsInterrupted() {
        StyleTransferResult whole = transfer().build().run();
        transfer()
                .checkpoints(Checkpoints.every(1000, file))
                .listener(progress -> {
                    if (progress.point().iteration() == 3) {
                        Thread.currentThread().interrupt();
                    }
                    return Decision.CONTINUE;
                })
                .build()
                .run();
        assertThat(Thread.interrupted()).isTrue();

        Image resumed = transfer().resume(file).build().run().image();

        assertThat(resumed).isEqualTo(whole.image());
    }
}
