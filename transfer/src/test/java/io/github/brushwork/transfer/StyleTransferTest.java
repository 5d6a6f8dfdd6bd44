package io.github.brushwork.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.optim.StopReason;
import io.github.brushwork.transfer.settings.ImageSize;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.transfer.settings.Start;
import io.github.brushwork.vgg.Vgg16;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StyleTransferTest {

    private static final Image CONTENT = Pictures.blobs(40, 32, 1);
    private static final Image STYLE = Pictures.blobs(48, 36, 9);

    @TempDir
    private Path folder;

    private static StyleTransferBuilder transfer() {
        return StyleTransfer.builder()
                .content(CONTENT)
                .style(STYLE)
                .network(NetworkSource.calibrated())
                .engine("java")
                .iterations(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "samediff"})
    void shouldPaintWithNothingButTwoPictures(String engine) {
        StyleTransferResult result =
                transfer().engine(engine).iterations(8).build().run();

        assertThat(result.image().width()).isEqualTo(40);
        assertThat(result.image().height()).isEqualTo(32);
        assertThat(result.trace()).hasSize(8);
        assertThat(result.trace().get(7).loss())
                .isLessThan(0.7 * result.trace().get(0).loss());
        assertThat(result.engine()).startsWith(engine);
        assertThat(result.network()).contains("learned from content and style");
        assertThat(result.stopReason().kind()).isEqualTo(StopReason.Kind.ITERATIONS);
    }

    @Test
    void shouldReportEachTermsShareOfTheLoss() {
        TracePoint point = transfer().build().run().trace().get(2);

        assertThat(point.contributions().keySet())
                .containsExactly(
                        "content relu3_3",
                        "content relu4_2",
                        "style relu1_1",
                        "style relu2_1",
                        "style relu3_1",
                        "style relu4_1",
                        "style relu5_1",
                        "total variation");
        assertThat(point.contributions().values().stream()
                        .mapToDouble(Double::doubleValue)
                        .sum())
                .isCloseTo(point.loss(), within(1e-9 * point.loss()));
    }

    @Test
    void shouldSaveThePicture() {
        Path file = folder.resolve("out.png");

        StyleTransferResult result = transfer().build().run().save(file);

        Image saved = Image.read(file);
        assertThat(saved.width()).isEqualTo(40);
        float[] expected = result.image().rgb();
        float[] actual = saved.rgb();
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within(0.5f / 255 + 1e-6f));
        }
    }

    @Test
    void shouldGiveTheSameBitsForTheSameSeed() {
        StyleTransferBuilder builder = transfer().start(Start.noise(20)).seed(5);

        Image first = builder.build().run().image();
        Image again = builder.build().run().image();
        Image other = builder.seed(6).build().run().image();

        assertThat(again.rgb()).isEqualTo(first.rgb());
        assertThat(other.rgb()).isNotEqualTo(first.rgb());
    }

    @Test
    void shouldKeepTheContentsTransparency() {
        float[] alpha = new float[40 * 32];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = (i % 40) / 39f;
        }
        Image content = Image.of(40, 32, CONTENT.rgb(), alpha);

        Image result = transfer().content(content).build().run().image();

        assertThat(result.alpha()).hasValueSatisfying(kept -> assertThat(kept).isEqualTo(alpha));
    }

    @Test
    void shouldResizeToTheSizeThatIsAskedFor() {
        Image result = transfer().size(60).iterations(1).build().run().image();

        assertThat(result.width()).isEqualTo(60);
        assertThat(result.height()).isEqualTo(48);
    }

    @Test
    void shouldTellTheListenerAfterEveryIterationAndStopWhenItSaysSo() {
        List<Integer> heard = new ArrayList<>();
        List<Image> images = new ArrayList<>();

        StyleTransferResult result = transfer()
                .iterations(10)
                .listener(progress -> {
                    heard.add(progress.point().iteration());
                    images.add(progress.image());
                    assertThat(progress.iterations()).isEqualTo(10);
                    assertThat(progress.remaining().isNegative()).isFalse();
                    return progress.point().iteration() == 4 ? Decision.STOP : Decision.CONTINUE;
                })
                .build()
                .run();

        assertThat(heard).containsExactly(1, 2, 3, 4);
        assertThat(images.get(3).rgb()).isEqualTo(result.image().rgb());
        assertThat(result.stopReason().kind()).isEqualTo(StopReason.Kind.LISTENER);
    }

    @Test
    void shouldStayAtTheContentWhenStyleHardlyCounts() {
        float[] expected = CONTENT.rgb();

        float[] actual = transfer()
                .styleLayers(LayerWeight.of("relu1_1", 1e-12))
                .totalVariationWeight(0)
                .build()
                .run()
                .image()
                .rgb();

        double error = 0;
        for (int i = 0; i < expected.length; i++) {
            error += Math.abs(actual[i] - expected[i]);
        }
        assertThat(error / expected.length).isLessThan(1e-3);
    }

    static List<Preset> presets() {
        return Presets.all();
    }

    @ParameterizedTest
    @MethodSource("presets")
    void shouldRunEveryPreset(Preset preset) {
        StyleTransferResult result = transfer()
                .preset(preset.toBuilder()
                        .size(ImageSize.longerSide(48))
                        .iterations(3)
                        .build())
                .build()
                .run();

        int last = result.trace().size() - 1;
        assertThat(last).isGreaterThanOrEqualTo(2);
        assertThat(result.trace().get(last).loss())
                .isLessThan(result.trace().get(0).loss());
    }

    @Test
    void shouldStretchColoursOverTheWholeRangeWhenAskedTo() {
        float[] rgb = transfer()
                .preset(Presets.seed().toBuilder().iterations(1).build())
                .build()
                .run()
                .image()
                .rgb();

        assertThat(rgb).contains(0f, 1f);
    }

    @Test
    void shouldRefuseABuildWithoutContent() {
        assertThatThrownBy(() -> StyleTransfer.builder().style(STYLE).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("content");
    }

    @Test
    void shouldRefuseABuildWithoutStyle() {
        assertThatThrownBy(() -> StyleTransfer.builder().content(CONTENT).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("style");
    }

    @Test
    void shouldRefuseAnUnknownLayerAndNameThoseThereAre() {
        StyleTransfer transfer = transfer()
                .network(Vgg16.random(0))
                .styleLayers(LayerWeight.of("relu6_1", 1))
                .build();

        assertThatThrownBy(transfer::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("relu6_1")
                .hasMessageContaining("relu5_3");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseWeightsThatAreNotWeights(double weight) {
        assertThatThrownBy(() -> LayerWeight.of("relu1_1", weight))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("relu1_1")
                .hasMessageContaining(String.valueOf(weight));
        assertThatThrownBy(() -> transfer().totalVariationWeight(weight).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(weight));
    }

    @Test
    void shouldRefuseATransferWithoutAStyle() {
        assertThatThrownBy(() ->
                        transfer().styleLayers(LayerWeight.of("relu1_1", 0)).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no style layer");
        assertThatThrownBy(() -> transfer().styleLayers().build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no style layer");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3})
    void shouldRefuseSizesAndIterationsBelowOne(int number) {
        assertThatThrownBy(() -> transfer().size(number))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(number));
        assertThatThrownBy(() -> transfer().iterations(number).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.valueOf(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15})
    void shouldRefuseAPictureTooSmallForTheDeepestLayer(int side) {
        Network network = Vgg16.random(0);
        StyleTransfer transfer = transfer()
                .network(network)
                .content(Pictures.blobs(side, side, 1))
                .build();

        assertThatThrownBy(transfer::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(side + " x " + side)
                .hasMessageContaining("too small");
    }

    @Test
    void shouldRefuseAnEngineThatIsNotThere() {
        StyleTransfer transfer = transfer().engine("abacus").build();

        assertThatThrownBy(transfer::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("abacus")
                .hasMessageContaining("java");
    }

    @Test
    void shouldLeaveNothingBehindWhenTheOutputCannotBeWritten() throws Exception {
        StyleTransferResult result = transfer().iterations(1).build().run();

        assertThatThrownBy(() -> result.save(folder)).hasMessageContaining(folder.toString());

        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void shouldLeaveAGivenEngineOpen() {
        try (Engine engine = Engine.named("java-plain")) {
            StyleTransfer transfer = transfer().engine(engine).iterations(1).build();

            assertThat(transfer.run().engine()).isEqualTo(engine.description());
            assertThat(transfer.run().engine()).isEqualTo(engine.description());
        }
    }

    @Test
    void shouldCloseItsOwnEngine() {
        int before = brushworkThreads();

        transfer().engine("java-plain").iterations(1).build().run();

        await(() -> brushworkThreads() <= before);
    }

    private static int brushworkThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("brushwork-"))
                .count();
    }

    /** A thread that was told to end needs a moment. */
    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void shouldGiveUpWhenInterruptedBeforeThereIsAResult() {
        StyleTransfer transfer = transfer().build();

        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(transfer::run).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
