package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.cli.Samples;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.losses.Weighted;
import io.github.brushwork.testing.RandomWeights;
import io.github.brushwork.testing.Snippet;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.quality.LayerDistance;
import io.github.brushwork.transfer.quality.QualityComparison;
import io.github.brushwork.transfer.quality.QualityJudge;
import io.github.brushwork.transfer.quality.QualityReport;
import io.github.brushwork.transfer.quality.QualityReport.Colours;
import io.github.brushwork.transfer.quality.QualityReport.Variations;
import io.github.brushwork.transfer.quality.TotalVariation;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.Presets;
import io.github.brushwork.vgg.Vgg16;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snippets of docs/judging.md are code of this class: compiled, run, and the same to the letter. */
class JudgingGuideTest {

    private static final Path GUIDE = Path.of("../docs/judging.md");

    private final Image harbour = Samples.harbour().resize(48, 32);
    private final Image waves = Samples.painting().resize(48, 32);
    private final Image night = Samples.painting().resize(32, 48);
    private final StyleTransferBuilder transfer =
            StyleTransfer.builder().content(harbour).style(waves).iterations(1);

    @BeforeAll
    static void nameWeights(@TempDir Path weights) {
        System.setProperty(
                "brushwork.weights",
                RandomWeights.write(weights.resolve("random.npz")).toString());
    }

    @AfterAll
    static void forgetWeights() {
        System.clearProperty("brushwork.weights");
    }

    @Test
    void shouldJudgeAResult() {
        StyleTransferResult result = transfer.build().run();

        // snippet result
        Network network = Vgg16.pretrained().withPooling(Pooling.AVERAGE);
        QualityReport report;
        try (Engine engine = Engine.auto()) {
            report = QualityJudge.of(engine, network).judge(result);
        }
        double structureKept = report.ssim().orElseThrow();
        double styleMissed = report.styleDistance();
        // end of snippet result

        assertThat(structureKept).isBetween(-1.0, 1.0);
        assertThat(styleMissed).isPositive();
        assertThat(report.layers())
                .extracting(LayerDistance::layer)
                .doesNotContainAnyElementsOf(result.preset().layers());
    }

    @Test
    void shouldCompareSettings() {
        String table;
        Network network = Vgg16.pretrained().withPooling(Pooling.AVERAGE);

        // snippet settings
        List<Preset> presets = List.of(Presets.draft(), Presets.seed());
        try (Engine engine = Engine.auto()) {
            QualityJudge judge = QualityJudge.of(engine, network).withUsedBy(presets);
            Map<String, QualityReport> reports = new LinkedHashMap<>();
            for (Preset preset : presets) {
                StyleTransferResult result =
                        transfer.preset(preset).size(48).iterations(3).build().run();
                reports.put(preset.name(), judge.judge(result));
            }
            table = new QualityComparison(reports).toMarkdown();
        }
        // end of snippet settings

        assertThat(table).startsWith("| figure | draft | seed |\n").doesNotContain(" - |");
    }

    @Test
    void shouldJudgePicturesOfOtherPrograms() {
        Image result = waves;
        Network network = Vgg16.pretrained();

        try (Engine engine = Engine.auto()) {
            // snippet pictures
            QualityReport report = QualityJudge.of(engine, network)
                    .withLayers(List.of("relu1_2", "relu2_2", "relu3_2"))
                    .judge(
                            result,
                            harbour.resize(result.width(), result.height()),
                            List.of(new Weighted<>(waves, 3), new Weighted<>(night, 1)));
            // end of snippet pictures

            assertThat(report.layers()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"result", "settings", "pictures"})
    void shouldShowTheSnippetsInTheGuide(String name) throws IOException {
        assertThat(Files.readString(GUIDE)).contains(Snippet.of(getClass(), name));
    }

    @Test
    void shouldShowEveryFigureInTheGuide() throws IOException {
        TotalVariation none = new TotalVariation(0, 0);
        QualityReport report = new QualityReport(
                List.of(new LayerDistance("relu1_2", 0, 0)),
                OptionalDouble.of(1),
                new Colours(0, 0),
                new Variations(none, none, none),
                Map.of());

        assertThat(Files.readString(GUIDE)).contains(report.figures().keySet());
    }
}
