package io.github.brushwork.examples.extending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.cli.Samples;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.EngineProvider;
import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.ContentLoss;
import io.github.brushwork.optim.Descent;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.OptimizationListener;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.OptimizerRun;
import io.github.brushwork.optim.Optimum;
import io.github.brushwork.optim.Schedule;
import io.github.brushwork.optim.StopReason;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.testing.FiniteDifferences;
import io.github.brushwork.testing.Vectors;
import io.github.brushwork.transfer.CheckpointException;
import io.github.brushwork.transfer.Checkpoints;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.TracePoint;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.ScaleSchedule;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts of one's own that the page on extending shows. */
class ExtendingTest {

    private static final Image HARBOUR = Samples.harbour().resize(48, 32);
    private static final Image PAINTING = Samples.painting().resize(40, 40);
    private static final Network NETWORK = Edges.network();

    @ParameterizedTest
    @ValueSource(strings = {"java", "samediff"})
    void shouldEvaluateALossOnEitherEngine(String name) {
        try (Engine engine = Engine.named(name)) {
            Tensor picture = NETWORK.preprocessing().toNetwork(HARBOUR.resize(8, 6));
            List<Term> terms = List.of(new Term("energy", new Energy("edge2", 2), 3));
            try (Objective objective = engine.objective(NETWORK, terms, picture.shape())) {
                float[] gradient = new float[objective.dimension()];
                Evaluation evaluation = objective.evaluate(picture.data(), gradient);

                double energy = meanSquare(engine, picture);
                assertThat(evaluation.value()).isCloseTo(3 * (energy - 2) * (energy - 2), within(1e-4));
                double[] expected = FiniteDifferences.gradient(
                        x -> objective.evaluate(x, new float[x.length]).value(), picture.data(), 1e-3f);
                // The network's ReLUs have kinks, and a few lie within a step.
                assertThat(Vectors.relativeError(gradient, expected)).isLessThan(1e-2);
            }
        }
    }

    private static double meanSquare(Engine engine, Tensor picture) {
        try (FeatureExtractor extractor = engine.extractor(NETWORK, List.of("edge2"))) {
            float[] activations = extractor.extract(picture).at("edge2").data();
            double sum = 0;
            for (float each : activations) {
                sum += (double) each * each;
            }
            return sum / activations.length;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "samediff"})
    void shouldMinimiseALoss(String name) {
        try (Engine engine = Engine.named(name)) {
            Tensor picture = NETWORK.preprocessing().toNetwork(HARBOUR);
            List<Term> terms = List.of(new Term("energy", new Energy("edge2", 2), 1));
            try (Objective objective = engine.objective(NETWORK, terms, picture.shape())) {
                Optimum optimum = new Lbfgs().minimize(objective, picture.data(), StoppingRule.iterations(20));

                assertThat(meanSquare(engine, new Tensor(picture.shape(), optimum.x())))
                        .isCloseTo(2, within(1e-3));
            }
        }
    }

    @Test
    void shouldSeeEdges() {
        // given a picture that is black on the left and white on the right
        float[] rgb = new float[6 * 4 * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = i / 3 % 6 < 3 ? 0 : 1;
        }

        try (Engine engine = Engine.named("java");
                FeatureExtractor extractor = engine.extractor(NETWORK, List.of("edge1"))) {
            Tensor edges = extractor.extract(Image.clamped(6, 4, rgb)).at("edge1");

            // 3 rows of 3 channels, each from -1 to 1: at the third column of the second row.
            int place = (6 + 2) * 4;
            assertThat(Arrays.copyOfRange(edges.data(), place, place + 4)).containsExactly(18, 0, 0, 0);
        }
    }

    @Test
    void shouldPaintWithANetwork() {
        StyleTransferResult result = StyleTransfer.builder()
                .content(HARBOUR)
                .style(PAINTING)
                .network(Edges.network())
                .contentLayers(LayerWeight.of("edge2", 1))
                .styleLayers(LayerWeight.of("edge1", 1), LayerWeight.of("edge2", 1))
                .iterations(5)
                .build()
                .run();

        assertThat(result.image()).isNotEqualTo(HARBOUR);
        assertThat(result.trace()).isNotEmpty();
    }

    @Test
    void shouldPaintWithAnOptimizer() {
        Optimizer lion = new Lion(new Descent(Schedule.cosine(4, 0.5, 20)), 0.9, 0.99);
        StyleTransferResult result =
                transfer().optimizer(lion).iterations(20).build().run();

        assertThat(result.trace().get(19).loss())
                .isLessThan(result.trace().get(0).loss());
    }

    private static StyleTransferBuilder transfer() {
        return StyleTransfer.builder()
                .preset(Presets.draft())
                .content(HARBOUR)
                .style(PAINTING)
                .size(48)
                .network(NETWORK)
                .contentLayers(LayerWeight.of("edge2", 1))
                .styleLayers(LayerWeight.of("edge1", 1), LayerWeight.of("edge2", 1))
                .iterations(3);
    }

    @Test
    void shouldPaintWithALoss() {
        StyleTransferResult result =
                transfer().term("energy", 3, new Energy("edge2", 2)).build().run();

        assertThat(result.trace().get(0).contributions()).containsKey("energy");
    }

    @Test
    void shouldPaintWithALossForEachScale() {
        Image before = transfer().build().run().image();

        StyleTransferResult result = transfer()
                .scales(ScaleSchedule.coarseToFine(24, 2, 1))
                .term("flicker", 0.5, scale -> {
                    Image resized = before.resize(
                            scale.content().width(), scale.content().height());
                    return ContentLoss.at(Network.INPUT).target(scale.features(resized, List.of(Network.INPUT)));
                })
                .build()
                .run();

        assertThat(result.trace()).extracting(TracePoint::scale).contains(1, 2);
    }

    @Test
    void shouldSayAtOnceThatItCannotBeSaved(@TempDir Path folder) {
        Path checkpoint = folder.resolve("run.checkpoint");
        StyleTransferBuilder transfer = transfer()
                .optimizer(new Lion(new Descent(Schedule.constant(2)), 0.9, 0.99))
                .checkpoints(Checkpoints.every(100, checkpoint))
                .listener(progress -> fail("it shall not begin"));

        assertThatThrownBy(() -> transfer.build().run())
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("Lion")
                .hasMessageContaining("leave out checkpoints");
        assertThat(checkpoint).doesNotExist();
    }

    /** The parabola {@code x^2 / 2 + y^2}. */
    private record Bowl() implements Objective {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public List<String> terms() {
            return List.of("bowl");
        }

        @Override
        public Evaluation evaluate(float[] x, float[] gradient) {
            gradient[0] = x[0];
            gradient[1] = 2 * x[1];
            double value = x[0] * x[0] / 2 + x[1] * x[1];
            return new Evaluation(value, new double[] {value});
        }
    }

    @Test
    void shouldFollowTheAlgorithm() {
        // given a start from which no step leads to the minimum, and all are exact
        float[] start = {5.25f, -3.125f};
        OptimizerRun run = new Lion(new Descent(Schedule.constant(0.5)), 0.5, 0.8).begin(new Bowl(), start);
        // and the algorithm in its own order, written out
        double[] x = {5.25, -3.125};
        double[] m = {0, 0};

        for (int t = 0; t < 30; t++) {
            for (int i = 0; i < 2; i++) {
                double g = (i + 1) * x[i];
                x[i] -= 0.5 * Math.signum(0.5 * m[i] + 0.5 * g);
                m[i] = 0.8 * m[i] + 0.2 * g;
            }
            run.step();

            assertThat(run.x()).containsExactly((float) x[0], (float) x[1]);
        }
    }

    @Test
    void shouldGoOnWhereARunWasSaved() {
        Lion lion = new Lion(new Descent(Schedule.cosine(1, 0.1, 40)), 0.9, 0.99);
        OptimizerRun run = lion.begin(new Bowl(), new float[] {5, -3});
        for (int i = 0; i < 7; i++) {
            run.step();
        }

        Optimum resumed =
                lion.resume(new Bowl(), run.state()).minimize(StoppingRule.iterations(20), OptimizationListener.NONE);

        Optimum atOnce = lion.minimize(new Bowl(), new float[] {5, -3}, StoppingRule.iterations(20));
        assertThat(resumed.x()).containsExactly(atOnce.x());
        assertThatThrownBy(() -> lion.resume(
                        new Bowl(), new Lbfgs().begin(new Bowl(), new float[2]).state()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another optimizer's");
    }

    @Test
    void shouldStopByARule() {
        AtomicBoolean closing = new AtomicBoolean();
        StoppingRule whenClosing = progress -> closing.get()
                ? Optional.of(new StopReason(StopReason.Kind.OTHER_RULE, "the server is closing"))
                : Optional.empty();

        StyleTransferResult result = transfer()
                .stoppingRule(whenClosing)
                .listener(progress -> {
                    closing.set(progress.point().iteration() == 2);
                    return Decision.CONTINUE;
                })
                .build()
                .run();

        assertThat(result.stopReason().message()).isEqualTo("the server is closing");
        assertThat(result.trace()).hasSize(2);
    }

    @Test
    void shouldPaintWithAnEngine() {
        LongAdder nanos = new LongAdder();
        try (Engine engine = new TimedEngine(new JavaEngine(), nanos)) {
            StyleTransferResult result = transfer().engine(engine).build().run();

            assertThat(nanos.sum()).isPositive();
            assertThat(result.image())
                    .isEqualTo(transfer().engine("java").build().run().image());
        }
    }

    /** With a class path that also has the file in which providers are listed. */
    @Test
    void shouldFindAnEngineByItsName(@TempDir Path folder) throws Exception {
        Path list = folder.resolve("META-INF/services/" + EngineProvider.class.getName());
        Files.createDirectories(list.getParent());
        Files.writeString(list, TimedEngineProvider.class.getName());
        try (URLClassLoader loader = new URLClassLoader(classPathWith(folder), ClassLoader.getPlatformClassLoader())) {
            Class<?> engines = loader.loadClass(Engine.class.getName());

            try (AutoCloseable engine =
                    (AutoCloseable) engines.getMethod("named", String.class).invoke(null, "timed")) {
                assertThat(engines.getMethod("description").invoke(engine))
                        .asString()
                        .startsWith("java (")
                        .endsWith(", timed");
            }
        }
    }

    private static URL[] classPathWith(Path folder) throws IOException {
        String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
        URL[] urls = new URL[entries.length + 1];
        urls[0] = folder.toUri().toURL();
        for (int i = 0; i < entries.length; i++) {
            urls[i + 1] = Path.of(entries[i]).toUri().toURL();
        }
        return urls;
    }
}
