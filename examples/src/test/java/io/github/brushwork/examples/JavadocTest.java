package io.github.brushwork.examples;

import static io.github.brushwork.examples.SmallPictures.HARBOUR;
import static io.github.brushwork.examples.SmallPictures.NETWORK;
import static io.github.brushwork.examples.SmallPictures.PAINTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.Loss;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.colour.Luminance;
import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.GradientDescent;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.OptimizerRun;
import io.github.brushwork.optim.OptimizerState;
import io.github.brushwork.optim.Optimum;
import io.github.brushwork.optim.Schedule;
import io.github.brushwork.optim.StopReason;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.samediff.AutodiffLoss;
import io.github.brushwork.transfer.Snapshots;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.quality.QualityJudge;
import io.github.brushwork.transfer.quality.QualityReport;
import io.github.brushwork.transfer.settings.Presets;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code that the Javadoc shows stands in a test, and runs. */
class JavadocTest {

    private static final Pattern BLOCK = Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n *\\* }</pre>");
    private static final Pattern MARGIN = Pattern.compile("(?m)^ *\\*");

    /** What is no code is a formula. */
    private static final Pattern STATEMENT = Pattern.compile("(?m);$");

    /** The parabola {@code x^2 / 2} of each variable. */
    private record Bowl(int dimension) implements Objective {

        @Override
        public List<String> terms() {
            return List.of("bowl");
        }

        @Override
        public Evaluation evaluate(float[] x, float[] gradient) {
            double value = 0;
            for (int i = 0; i < x.length; i++) {
                gradient[i] = x[i];
                value += x[i] * x[i] / 2.0;
            }
            return new Evaluation(value, new double[] {value});
        }
    }

    /** Without white space: a formatter may break lines elsewhere. */
    private static List<String> tests;

    @BeforeAll
    static void readTests() throws IOException {
        tests = Sources.of("test").stream().map(JavadocTest::withoutSpace).toList();
    }

    private final Objective objective = new Bowl(3);
    private final float[] start = {5, -4, 3};

    static List<String> code() throws IOException {
        return Sources.of("main").stream()
                .flatMap(source -> BLOCK.matcher(source).results())
                .map(block -> MARGIN.matcher(block.group(1)).replaceAll(""))
                .filter(block -> STATEMENT.matcher(block).find())
                .toList();
    }

    @Test
    void shouldFindCode() throws IOException {
        assertThat(code()).hasSizeGreaterThan(8).anyMatch(block -> block.contains("StyleTransfer.builder()"));
    }

    /** Here, or in the test of a page that shows the same. */
    @ParameterizedTest
    @MethodSource("code")
    void shouldStandInATest(String code) {
        String wanted = withoutSpace(code);

        assertThat(tests.stream().anyMatch(test -> test.contains(wanted)))
                .as(code)
                .isTrue();
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s", "");
    }

    @Test
    void shouldMinimise() {
        Optimum optimum = new Lbfgs()
                .withMemory(20)
                .minimize(objective, start, StoppingRule.iterations(500).or(StoppingRule.time(Duration.ofMinutes(5))));

        assertThat(optimum.value()).isCloseTo(0, within(1e-9));
    }

    @Test
    void shouldStop() {
        StoppingRule rule = StoppingRule.iterations(500)
                .or(StoppingRule.relativeChange(1e-6))
                .or(StoppingRule.time(Duration.ofMinutes(5)));

        assertThat(new GradientDescent(0.5)
                        .minimize(objective, start, rule)
                        .stopReason()
                        .kind())
                .isEqualTo(StopReason.Kind.RELATIVE_CHANGE);
    }

    @Test
    void shouldChangeTheLearningRate() {
        Optimizer descent = new GradientDescent(Schedule.exponential(100, 0.96, 100));
        Optimizer adam = new Adam(Schedule.cosine(2, 0.1, 450).warmedUp(50));

        assertThat(descent).asString().contains("100.0, decaying by 0.96 over 100 iterations");
        assertThat(adam.minimize(objective, start, StoppingRule.iterations(500)).value())
                .isCloseTo(0, within(1e-3));
    }

    private final List<OptimizerState> saved = new ArrayList<>();

    private void save(OptimizerState state) {
        saved.add(state);
    }

    @Test
    void shouldSaveARunNowAndThen() {
        Optimizer optimizer = new Adam(0.01);

        OptimizerRun run = optimizer.begin(objective, start);
        while (run.iteration() < 500 && run.step().isEmpty()) {
            if (run.iteration() % 50 == 0) {
                save(run.state());
            }
        }

        assertThat(saved).hasSize(10);
    }

    private static Image paint(Image content, Image style) {
        return quick().content(content).style(style).build().run().image();
    }

    private static StyleTransferBuilder quick() {
        return StyleTransfer.builder().preset(SmallPictures.QUICK).network(NETWORK);
    }

    @Test
    void shouldPaintTheLuminance() {
        Image photo = HARBOUR;
        Image painting = PAINTING;

        Image content = Luminance.REC_601.grey(photo);
        Image style = Luminance.REC_601.greyLike(painting, photo);
        Image result = paint(content, style);
        Image coloured = Luminance.REC_601.withLuminanceOf(photo, result);

        float[] rgb = content.rgb();
        assertThat(rgb[0]).isEqualTo(rgb[1]).isEqualTo(rgb[2]);
        assertThat(coloured).isNotEqualTo(photo).isNotEqualTo(result);
    }

    @Test
    void shouldDifferentiateALoss() {
        // Pulls the mean activation of a layer towards 1.
        Loss loss = new AutodiffLoss(
                "relu2_1",
                (graph, activations) -> graph.math().square(activations.mean().sub(1)));

        Tensor picture = NETWORK.preprocessing().toNetwork(HARBOUR);
        try (Engine engine = Engine.named("java");
                Objective objective = engine.objective(NETWORK, List.of(new Term("mean", loss, 1)), picture.shape())) {
            Optimum optimum = new Lbfgs().minimize(objective, picture.data(), StoppingRule.iterations(30));

            assertThat(optimum.value()).isCloseTo(0, within(1e-6));
        }
    }

    private void show(Image image) {
        shown.add(image);
    }

    private final List<Image> shown = new ArrayList<>();

    @Test
    void shouldShowSnapshots() {
        StyleTransferBuilder transfer = quick().content(HARBOUR).style(PAINTING).iterations(40);

        transfer.listener(Snapshots.every(20, snapshot -> show(snapshot.image())));

        Image result = transfer.build().run().image();
        assertThat(shown).hasSize(2).last().isEqualTo(result);
    }

    @Test
    void shouldJudge() {
        var network = NETWORK;
        Image content = HARBOUR;
        Image style = PAINTING;
        Image result = paint(content, style);
        try (Engine engine = Engine.named("java")) {
            QualityReport report = QualityJudge.of(engine, network)
                    .withUsedBy(List.of(Presets.balanced()))
                    .judge(result, content, style);

            assertThat(report.contentDistance()).isPositive();
        }
    }
}
