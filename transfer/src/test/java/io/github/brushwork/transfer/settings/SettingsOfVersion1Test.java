package io.github.brushwork.transfer.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.colour.ColourSpace;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.core.image.colour.LinearMethod;
import io.github.brushwork.core.image.colour.Luminance;
import io.github.brushwork.losses.Blending;
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.losses.StyleMeasure.Part;
import io.github.brushwork.losses.smoothness.TotalVariationLoss.Form;
import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.Bounds;
import io.github.brushwork.optim.GradientDescent;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.Outcome;
import io.github.brushwork.optim.Restarted;
import io.github.brushwork.optim.Schedule;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.settings.ScaleSchedule.Stage;
import io.github.brushwork.vgg.architecture.Architecture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings files that version 0.1 wrote are read as what they were. Between them they have every kind of every setting. */
class SettingsOfVersion1Test {

    private static final Image START = Image.of(2, 1, new float[] {0, 0.25f, 0.5f, 0.75f, 1, 0.1f});
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What each file holds, by its name. */
    private static final Map<String, Preset> SETTINGS = settings();

    private static Map<String, Preset> settings() {
        Map<String, Preset> settings = new LinkedHashMap<>();
        Presets.all().forEach(preset -> settings.put(preset.name(), preset));
        settings.put("sum-adam", sumAndAdam());
        settings.put("wasserstein-descent", wassersteinAndDescent());
        settings.put("sliced-lbfgs", slicedAndLbfgs());
        settings.put("moments-rounds", momentsAndRounds());
        settings.put("histogram-restarted", histogramAndRestarted());
        settings.put("relative-last", relativeAndLast());
        return settings;
    }

    private static Preset sumAndAdam() {
        return Presets.balanced().toBuilder()
                .name("a \"preset\" of 样式\n")
                .architecture(Architecture.VGG19)
                .pooling(Pooling.RESCALED_AVERAGE)
                .border(Border.everywhere(Padding.REFLECT))
                .size(ImageSize.original())
                .contentWeight(0.1)
                .contentLayers(List.of(LayerWeight.of("relu4_2", 1.0 / 3), LayerWeight.of("conv2_1", 0)))
                .contentScaling(Scaling.MEAN)
                .styleWeight(1e-7)
                .styleLayers(LayerWeight.geometric(0.3, "relu1_1", "relu2_1", "relu3_1"))
                .styleMeasure(new StyleMeasure.Sum(List.of(
                        new Part(new StyleMeasure.Gram(Normalization.ELEMENTS, Scaling.GATYS, -1), 0.3),
                        new Part(StyleMeasure.histogram(), 0),
                        new Part(new StyleMeasure.SlicedWasserstein(OptionalInt.of(5)), 1e300))))
                .blending(Blending.LOSSES)
                .styleFit(StyleFit.STRETCH_NEAREST)
                .smoothing(new Smoothing(Form.MAGNITUDES, 256, 1e-3))
                .gradients(Gradients.NORMALIZED)
                .colour(ColourControl.luminanceOnly(Luminance.LAB))
                .start(Start.noise(0.001))
                .scales(ScaleSchedule.coarseToFine(128, Math.sqrt(2), 2))
                .carryOver(CarryOver.OPTIMIZER_STATE)
                .optimizer(new Adam(Schedule.cosine(2, 0.1, 450).warmedUp(50))
                        .withBeta1(0.8)
                        .withBeta2(0.99)
                        .withEpsilon(1e-7)
                        .withBounds(Bounds.of(0, 1))
                        .withOutcome(Outcome.average(0.99)))
                .variables(Variables.RGB)
                .iterations(7)
                .strength(0.5)
                .outputRange(OutputRange.STRETCH)
                .build();
    }

    private static Preset wassersteinAndDescent() {
        return Presets.balanced().toBuilder()
                .name("")
                .border(Border.firstLayer(Padding.REPLICATE))
                .size(ImageSize.atMost(9))
                .contentScaling(Scaling.GATYS)
                .styleMeasure(new StyleMeasure.Wasserstein(1e-5))
                .styleFit(StyleFit.KEEP_ASPECT)
                .smoothing(new Smoothing(Form.HALF_SQUARES, 1, 2))
                .colour(ColourControl.chromaOfContent(Luminance.REC_709))
                .start(Start.grey())
                .scales(ScaleSchedule.stages(new Stage(0.5, 2.5), new Stage(1, 1)))
                .optimizer(new GradientDescent(Schedule.steps(1, 0.5, 10))
                        .withMomentum(0.9)
                        .withBounds(Bounds.of(-1.5f, 0.1f)))
                .build();
    }

    private static Preset slicedAndLbfgs() {
        return Presets.balanced().toBuilder()
                .name("sliced-lbfgs")
                .size(ImageSize.longerSide(7))
                .contentScaling(Scaling.SUM)
                .styleMeasure(StyleMeasure.slicedWasserstein())
                .smoothing(new Smoothing(Form.NINE_POINTS, 1, 2))
                .colour(ColourControl.recolourStyle(
                        ColourTransfer.linear(LinearMethod.MONGE_KANTOROVICH, ColourSpace.LINEAR)))
                .start(Start.uniformNoise())
                .optimizer(new Lbfgs()
                        .withMemory(3)
                        .withBounds(Bounds.of(-1.5f, Float.POSITIVE_INFINITY))
                        .withOutcome(Outcome.last()))
                .build();
    }

    private static Preset momentsAndRounds() {
        return Presets.seed().toBuilder()
                .name("moments-rounds")
                .styleMeasure(new StyleMeasure.Moments(1, 0.1))
                .colour(ColourControl.recolourContent(ColourTransfer.channelHistograms()))
                .start(Start.styleStatistics())
                .rounds(Optional.of(new Rounds(
                        StoppingRule.iterations(3)
                                .or(StoppingRule.evaluations(9))
                                .or(StoppingRule.time(Duration.ofNanos(1_500_000_001)))
                                .or(StoppingRule.relativeChange(1e-6))
                                .or(StoppingRule.gradientNorm(0.1)),
                        Double.POSITIVE_INFINITY)))
                .build();
    }

    private static Preset histogramAndRestarted() {
        return Presets.balanced().toBuilder()
                .name("histogram-restarted")
                .contentLayers(List.of())
                .styleMeasure(StyleMeasure.histogram())
                .colour(ColourControl.recolourResult(ColourTransfer.principalHistograms()))
                .start(Start.image(START))
                .optimizer(new Restarted(
                        new GradientDescent(Schedule.exponential(100, 0.96, 100)).withOutcome(Outcome.average(0.9)),
                        StoppingRule.iterations(4),
                        Bounds.of(-127, 127)))
                .build();
    }

    private static Preset relativeAndLast() {
        return Presets.draft().toBuilder()
                .name("relative-last")
                .colour(ColourControl.recolourResult(ColourTransfer.distribution(20, Long.MIN_VALUE)))
                .optimizer(new Adam(Schedule.constant(0.5)).withOutcome(Outcome.last()))
                .strength(0)
                .build();
    }

    private static Set<String> names() {
        return SETTINGS.keySet();
    }

    private static String text(String name) throws IOException {
        try (InputStream in = SettingsOfVersion1Test.class.getResourceAsStream(
                "/io/github/brushwork/transfer/version1/settings/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldReadWhatWasWritten(String name) throws IOException {
        assertThat(PresetJson.read(text(name), START))
                .hasToString(SETTINGS.get(name).toString());
        assertThat(PresetJson.values(PresetJson.read(text(name), START)))
                .isEqualTo(PresetJson.values(SETTINGS.get(name)));
    }

    /** Newer versions may write more; what they write of the same settings holds all that was written then. */
    @ParameterizedTest
    @MethodSource("names")
    void shouldWriteItAgain(String name) throws IOException {
        JsonNode then = JSON.readTree(text(name));

        JsonNode now = JSON.readTree(PresetJson.write(PresetJson.read(text(name), START)));

        assertThat(values("", now)).containsAllEntriesOf(values("", then));
    }

    private static Map<String, String> values(String place, JsonNode tree) {
        Map<String, String> values = new LinkedHashMap<>();
        if (tree.isValueNode()) {
            values.put(place, tree.asText());
        }
        tree.properties().forEach(field -> values.putAll(values(place + "." + field.getKey(), field.getValue())));
        for (int i = 0; tree.isArray() && i < tree.size(); i++) {
            values.putAll(values(place + "[" + i + "]", tree.get(i)));
        }
        return values;
    }

    /** Wrote the files; to be run by the version whose files they are. */
    public static void main(String[] folder) {
        SETTINGS.forEach((name, preset) -> {
            try {
                Files.writeString(Path.of(folder[0], name + ".json"), PresetJson.write(preset));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
