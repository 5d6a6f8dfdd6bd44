package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import io.github.brushwork.transfer.settings.ScaleSchedule.Scale;
import io.github.brushwork.transfer.settings.StyleFit;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.calibration.Calibration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EstimateTest {

    private static final Image CONTENT = Pictures.blobs(40, 32, 1);
    private static final Image STYLE = Pictures.blobs(48, 36, 9);
    private static final Network NETWORK =
            Vgg16.calibrated(CONTENT, STYLE, Calibration.defaults().withWidth(0.25));
    private static final Preset KEEPING_ASPECT =
            Presets.balanced().toBuilder().styleFit(StyleFit.KEEP_ASPECT).build();
    private static final MemoryLimits LIMITS = new MemoryLimits(64L << 20, 1L << 30);

    @TempDir
    private Path folder;

    private static StyleTransferBuilder transfer() {
        return StyleTransfer.builder()
                .content(CONTENT)
                .style(STYLE)
                .network(NETWORK)
                .engine("java-plain")
                .iterations(3);
    }

    private static Estimate estimate(StyleTransferBuilder builder, MemoryLimits limits) {
        return builder.build()
                .using((request, engine) -> new Estimator(request, engine, limits, Duration.ofMillis(1)).estimate());
    }

    private static Estimate estimate(StyleTransferBuilder builder) {
        return estimate(builder, LIMITS);
    }

    static List<Preset> presets() {
        return Presets.all();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void shouldTellWhatEveryPresetCosts(Preset preset) {
        Estimate estimate =
                transfer().preset(preset).size(40).iterations(1).build().estimate();

        assertThat(estimate.memory().width()).isEqualTo(40);
        assertThat(estimate.memory().height()).isEqualTo(32);
        assertThat(estimate.memory().heapBytes()).isPositive();
        assertThat(estimate.memory().nativeBytes()).isZero();
        assertThat(estimate.preparation()).isPositive();
        assertThat(estimate.optimization()).isPositive();
        assertThat(estimate.time()).isEqualTo(estimate.preparation().plus(estimate.optimization()));
    }

    /** The stand-in has the layers and channels of the network, but not its weights. */
    @Test
    void shouldTellTheMemoryWithoutPaintingAndWithoutTheNetworksWeights() {
        StyleTransferBuilder builder = transfer();
        Estimate estimate = estimate(builder);
        Network standIn =
                Vgg16.calibrated(STYLE, CONTENT, Calibration.defaults().withWidth(0.25));

        MemoryUse memory = builder.network(standIn)
                .build()
                .using((request, engine) -> new Estimator(request, engine, LIMITS, Duration.ofMillis(1)).memoryUse());

        assertThat(memory).isEqualTo(estimate.memory());
        assertThat(memory.toString()).contains("which fits; at most " + memory.largestSide() + " pixels fit");
    }

    @Test
    void shouldTellNativeMemoryOfAnEngineThatUsesIt() {
        Estimate estimate = estimate(transfer().engine("samediff"));

        assertThat(estimate.memory().nativeBytes()).isPositive();
    }

    /** To a hundredth, or a pixel. Styles follow the content's size here, so that it does not matter from where one asks. */
    @Test
    void shouldFindTheLargestSizeThatFits() {
        StyleTransferBuilder builder = transfer().preset(KEEPING_ASPECT);
        int largest = estimate(builder).memory().largestSide();

        assertThat(largest).isGreaterThan(40);
        assertThat(estimate(builder.size(largest)).memory().fits()).isTrue();
        int larger = largest + 2 + largest / 100;
        assertThat(estimate(builder.size(larger)).memory().fits()).isFalse();
        assertThat(estimate(builder.size(larger)).memory().largestSide()).isCloseTo(largest, withinPercentage(2));
    }

    /** The second pooling would find one row; the layers used come before it. */
    @Test
    void shouldPaintAPictureThatIsTooSmallOnlyForLayersThatAreNotUsed() {
        StyleTransferBuilder builder = transfer()
                .contentLayers(LayerWeight.of("relu2_2", 1))
                .styleLayers(LayerWeight.of("relu1_1", 1))
                .size(4)
                .iterations(1);

        assertThat(estimate(builder).memory().fits()).isTrue();
        assertThat(builder.build().run().image().width()).isEqualTo(4);
    }

    @Test
    void shouldTellWhenNoSizeFits() {
        MemoryLimits limits = new MemoryLimits(1 << 20, 1 << 30);

        assertThatThrownBy(
                        () -> transfer().build().using((request, engine) -> new TransferRun(request, engine, limits)))
                .hasMessageContaining("no size fits: start the JVM with -Xmx");
    }

    @Test
    void shouldRefuseAPictureThatDoesNotFitAndNameTheSizeThatDoes() {
        StyleTransferBuilder builder = transfer().preset(KEEPING_ASPECT);
        int largest = estimate(builder).memory().largestSide();
        StyleTransfer tooLarge = builder.size(2 * largest).build();

        assertThatThrownBy(() -> tooLarge.using((request, engine) -> new TransferRun(request, engine, LIMITS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not fit")
                .hasMessageContaining("but the JVM may use 64 MiB")
                .hasMessageMatching(".*; use a longer side of at most \\d+ pixels, or start the JVM with -Xmx\\d+m, .*")
                .satisfies(e -> assertThat(sideIn(e.getMessage())).isCloseTo(largest, withinPercentage(4)));
    }

    private static int sideIn(String message) {
        return Integer.parseInt(message.replaceAll(".*at most (\\d+) pixels.*", "$1"));
    }

    /** The sliced Wasserstein loss holds several times what the network does. */
    @Test
    void shouldRefuseLossesThatDoNotFitThoughTheNetworkDoes() {
        StyleTransferBuilder sliced = transfer().size(96).styleMeasure(StyleMeasure.slicedWasserstein());
        long network = estimate(transfer().size(96)).memory().heapBytes();
        long all = estimate(sliced).memory().heapBytes();
        MemoryLimits limits = new MemoryLimits((network + all) / 2 * 10 / 9, 1L << 40);

        assertThat(all).isGreaterThan(network);
        assertThatThrownBy(
                        () -> sliced.build().using((request, engine) -> new TransferRun(request, engine, limits).run()))
                .hasMessageContaining("does not fit");
    }

    @Test
    void shouldRefuseTheFinalScaleBeforeTheFirstIsPainted() {
        AtomicInteger iterations = new AtomicInteger();
        int largest = estimate(transfer()).memory().largestSide();
        StyleTransfer scales = transfer()
                .size(2 * largest)
                .scales(ScaleSchedule.coarseToFine(32, 2, 1))
                .listener(progress -> {
                    iterations.incrementAndGet();
                    return Decision.CONTINUE;
                })
                .build();

        assertThatThrownBy(() -> scales.using((request, engine) -> new TransferRun(request, engine, LIMITS).run()))
                .hasMessageContaining("does not fit");
        assertThat(iterations).hasValue(0);
    }

    @Test
    void shouldCountTheOptimizersMemoryAndItsCopyForCheckpoints() {
        long little = estimate(transfer().optimizer(new Lbfgs().withMemory(2)))
                .memory()
                .heapBytes();
        long much = estimate(transfer().optimizer(new Lbfgs().withMemory(12)))
                .memory()
                .heapBytes();
        long saved = estimate(transfer()
                        .optimizer(new Lbfgs().withMemory(12))
                        .checkpoints(Checkpoints.every(1, folder.resolve("checkpoint"))))
                .memory()
                .heapBytes();

        long variables = 3 * 40 * 32;
        assertThat(much - little).isEqualTo(10 * 2 * Float.BYTES * variables);
        assertThat(saved - much).isEqualTo(new Lbfgs().withMemory(12).heapBytes((int) variables));
    }

    @Test
    void shouldNeitherTellTheListenerNorSaveAnything() {
        AtomicInteger heard = new AtomicInteger();

        transfer()
                .checkpoints(Checkpoints.every(1, folder.resolve("checkpoint")))
                .listener(progress -> {
                    heard.incrementAndGet();
                    return Decision.CONTINUE;
                })
                .build()
                .estimate();

        assertThat(heard).hasValue(0);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldScaleTheTimeWithThePicturesAndTheirIterations() {
        List<TracePoint> trace = List.of(after(90), after(100), after(110), after(120), after(130));
        Estimator.TrialRun trial = new Estimator.TrialRun(100, Duration.ofMillis(70), Duration.ofMillis(20), trace);
        List<Scale> scales = List.of(new Scale(100, 5), new Scale(200, 3));

        assertThat(trial.preparation(scales)).isEqualTo(Duration.ofMillis(70 + 20 + 4 * 20));
        assertThat(trial.optimization(scales)).isEqualTo(Duration.ofMillis(5 * 10 + 3 * 4 * 10));
    }

    private static TracePoint after(long millis) {
        return new TracePoint(1, 1, 1, 1, Map.of(), Duration.ofMillis(millis));
    }

    @Test
    void shouldPaintOnAnEngineThatCannotTellItsMemoryButNotEstimate() {
        try (Engine engine = new SilentEngine(Engine.named("java-plain"))) {
            StyleTransfer transfer = transfer().engine(engine).build();

            assertThat(transfer.run().trace()).hasSize(3);
            assertThatThrownBy(transfer::estimate)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("silent")
                    .hasMessageContaining("does not tell how much memory it needs");
        }
    }

    private record SilentEngine(Engine engine) implements Engine {
        @Override
        public String description() {
            return "silent";
        }

        @Override
        public String arithmetic() {
            return "silent";
        }

        @Override
        public FeatureExtractor extractor(Network network, Collection<String> layers) {
            return engine.extractor(network, layers);
        }

        @Override
        public Objective objective(Network network, List<Term> terms, Shape input) {
            return engine.objective(network, terms, input);
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    /** As far as the estimate is to be trusted: with the heap that it asks for a transfer runs to its end. */
    @Test
    void shouldPaintInAHeapAsLargeAsItTells() throws IOException, InterruptedException {
        Estimate estimate = estimate(CrampedTransfer.transfer(), MemoryLimits.here());
        MemoryNeed need =
                new MemoryNeed(estimate.memory().heapBytes(), estimate.memory().nativeBytes());

        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx" + MemoryLimits.heapOption(need) + "m",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrampedTransfer.class.getName())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(output.strip()).isEqualTo("ITERATIONS");
    }
}
