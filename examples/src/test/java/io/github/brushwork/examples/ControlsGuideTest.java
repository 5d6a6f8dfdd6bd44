package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.cli.Samples;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.Mask;
import io.github.brushwork.core.image.colour.Luminance;
import io.github.brushwork.testing.RandomWeights;
import io.github.brushwork.testing.Snippet;
import io.github.brushwork.transfer.Checkpoints;
import io.github.brushwork.transfer.Estimate;
import io.github.brushwork.transfer.Style;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferBuilder;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.record.TransferRecord;
import io.github.brushwork.transfer.settings.ColourControl;
import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetJson;
import io.github.brushwork.transfer.settings.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snippets of docs/controls.md are code of this class: compiled, run, and the same to the letter. */
class ControlsGuideTest {

    private static final Path GUIDE = Path.of("../docs/controls.md");

    @TempDir
    private Path folder;

    private final Image harbour = Samples.harbour().resize(48, 32);
    private final Image waves = Samples.painting().resize(48, 32);
    private final Image night = Samples.painting().resize(32, 48);

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
    void shouldBlendStyles() {
        // snippet styles
        StyleTransferResult blend = StyleTransfer.builder()
                .content(harbour)
                .styles(
                        Style.of(waves).withWeight(3),
                        Style.of(night).withWeight(1).withScale(1.5))
                .iterations(3)
                .build()
                .run();
        // end of snippet styles

        assertThat(blend.styles()).hasSize(2);
    }

    @Test
    void shouldEstimate() {
        // snippet estimate
        StyleTransfer transfer = StyleTransfer.builder()
                .content(harbour)
                .style(waves)
                .iterations(3)
                .build();
        Estimate estimate = transfer.estimate();
        if (estimate.memory().fits() && estimate.time().toMinutes() < 10) {
            transfer.run();
        }
        // end of snippet estimate

        assertThat(estimate.memory().width()).isEqualTo(48);
    }

    @Test
    void shouldPaintRegions() {
        float[] weights = new float[48 * 32];
        Arrays.fill(weights, 0, weights.length / 2, 1);
        Mask upperHalf = Mask.of(48, 32, weights);

        // snippet regions
        StyleTransferResult sky = StyleTransfer.builder()
                .content(harbour)
                .styles(Style.of(night).within(upperHalf), Style.of(waves).within(upperHalf.inverse()))
                .outputMask(upperHalf)
                .iterations(3)
                .build()
                .run();
        // end of snippet regions

        int half = 3 * weights.length / 2;
        float[] before = harbour.rgb();
        float[] after = sky.image().rgb();
        assertThat(Arrays.copyOfRange(after, half, after.length))
                .isEqualTo(Arrays.copyOfRange(before, half, before.length));
        assertThat(Arrays.copyOf(after, half)).isNotEqualTo(Arrays.copyOf(before, half));
    }

    @Test
    void shouldKeepColours() {
        // snippet colour
        StyleTransferResult colours = StyleTransfer.builder()
                .content(harbour)
                .style(waves)
                .colour(ColourControl.luminanceOnly(Luminance.REC_601))
                .iterations(3)
                .build()
                .run();
        // end of snippet colour

        assertThat(colours.image()).isNotEqualTo(harbour);
    }

    @Test
    void shouldResume() {
        Path file = folder.resolve("run.checkpoint");

        // snippet checkpoints
        StyleTransferBuilder transfer =
                StyleTransfer.builder().content(harbour).style(waves).iterations(4);

        transfer.checkpoints(Checkpoints.every(2, file)).build().run();
        StyleTransferResult resumed = transfer.resume(file).build().run();
        // end of snippet checkpoints

        assertThat(resumed.trace()).hasSize(4);
    }

    @Test
    void shouldReproduce() {
        // snippet records
        StyleTransferBuilder transfer = StyleTransfer.builder().content(harbour).style(waves);

        transfer.iterations(3).build().run().saveWithRecord(folder.resolve("out.png"));

        TransferRecord record = TransferRecord.read(folder.resolve("out.png.json"));
        StyleTransferResult again = transfer.reproduce(record).build().run();
        boolean sameBits = record.describes(again);
        // end of snippet records

        assertThat(sameBits).isTrue();
    }

    @Test
    void shouldKeepSettingsAsJson() throws IOException {
        Path file = folder.resolve("mine.json");

        // snippet settings
        Preset mine =
                Presets.crowsonkb().toBuilder().name("mine").iterations(50).build();
        Files.writeString(file, PresetJson.write(mine));

        Preset read = PresetJson.read(Files.readString(file));
        // end of snippet settings

        assertThat(PresetJson.values(read)).isEqualTo(PresetJson.values(mine));
    }

    @ParameterizedTest
    @ValueSource(strings = {"styles", "regions", "colour", "estimate", "checkpoints", "records", "settings"})
    void shouldShowTheSnippetsInTheGuide(String name) throws IOException {
        assertThat(Files.readString(GUIDE)).contains(Snippet.of(getClass(), name));
    }

    @Test
    void shouldNameEveryPresetInTheGuide() throws IOException {
        assertThat(Files.readString(GUIDE))
                .contains(Presets.all().stream()
                        .map(Preset::name)
                        .map(name -> "`" + name + "`")
                        .toList());
    }
}
