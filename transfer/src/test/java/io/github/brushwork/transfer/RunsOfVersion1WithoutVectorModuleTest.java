package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.transfer.record.TransferRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What version 0.1 recorded is made again, and what it saved goes on, to the bit.
 *
 * <p>Runs in a JVM that was started without {@code --add-modules jdk.incubator.vector}: targets, engine and optimizer then compute in
 * plain Java, whose bits do not depend on how wide the processor's vectors are. They do depend on {@link Math}'s sine, power and
 * logarithm, which Lanczos' filter and Adam take and which may differ in the last bit from one kind of processor to another; what
 * is left of that in pictures of floats this small is nothing, as far as is known.
 */
@EnabledIf("isWithoutVectorModule")
class RunsOfVersion1WithoutVectorModuleTest {

    @TempDir
    private Path folder;

    private static boolean isWithoutVectorModule() {
        return Kernels.obstacleToVector().isPresent();
    }

    private static Stream<RunsOfVersion1> runs() {
        return RunsOfVersion1.all();
    }

    private static Stream<RunsOfVersion1> savedRuns() {
        return runs().filter(run -> run.saved() > 0);
    }

    private TransferRecord record(RunsOfVersion1 run) {
        return TransferRecord.read(file(run.name() + ".json"), RunsOfVersion1.START);
    }

    private Path file(String name) {
        Path file = folder.resolve(name);
        try (InputStream in = getClass().getResourceAsStream(RunsOfVersion1.FOLDER + name)) {
            Files.copy(in, file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    @ParameterizedTest
    @MethodSource("runs")
    void shouldReproduceWhatWasRecorded(RunsOfVersion1 run) {
        TransferRecord record = record(run);

        StyleTransferResult result = run.builder().reproduce(record).build().run();

        assertThat(record.describes(result)).isTrue();
        assertThat(losses(result.trace())).isEqualTo(losses(record.trace()));
        assertThat(result.record().ends()).isEqualTo(record.ends());
        assertThat(result.record().reweighings()).isEqualTo(record.reweighings());
        assertThat(result.record().conditions()).isEqualTo(record.conditions());
    }

    private static List<Double> losses(List<TracePoint> trace) {
        return trace.stream().map(TracePoint::loss).toList();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void shouldKnowWhatIsDone(RunsOfVersion1 run) {
        assertThat(run.builder().build().differenceFrom(record(run))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("savedRuns")
    void shouldResumeWhatWasSaved(RunsOfVersion1 run) {
        StyleTransferResult result = run.builder()
                .listener(run.listener())
                .resume(file(run.name() + ".checkpoint"))
                .build()
                .run();

        assertThat(record(run).describes(result)).isTrue();
    }
}
