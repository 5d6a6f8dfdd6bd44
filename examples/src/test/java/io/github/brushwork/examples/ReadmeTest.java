package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.cli.Samples;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.optim.OptimizationListener.Decision;
import io.github.brushwork.testing.RandomWeights;
import io.github.brushwork.testing.Snippet;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.settings.LayerWeight;
import io.github.brushwork.transfer.settings.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's snippets are code of this class: compiled, run, and the same to the letter. */
class ReadmeTest {

    @TempDir
    private Path folder;

    private Path harbour;
    private Path waves;

    /** The quick start would fetch weights; here it finds some where the user has named them. */
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

    @BeforeEach
    void writePictures() {
        harbour = folder.resolve("harbour.jpg");
        waves = folder.resolve("waves.jpg");
        Samples.harbour().resize(48, 32).write(harbour);
        Samples.painting().resize(48, 32).write(waves);
    }

    @Test
    void shouldRunTheQuickStart() {
        Path out = folder.resolve("out.png");

        // snippet quick start
        StyleTransfer.builder().content(harbour).style(waves).build().run().save(out);
        // end of snippet quick start

        assertThat(Image.read(out).width()).isEqualTo(48);
    }

    @Test
    void shouldRunTheOptions() {
        // snippet options
        StyleTransferResult result = StyleTransfer.builder()
                .preset(Presets.balanced())
                .content(harbour)
                .style(waves)
                .size(64)
                .styleLayers(LayerWeight.of("relu2_1", 1), LayerWeight.of("relu3_1", 0.5))
                .iterations(5)
                .listener(progress -> Decision.CONTINUE)
                .build()
                .run();
        // end of snippet options

        assertThat(result.trace()).hasSize(5);
        assertThat(result.image().width()).isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick start", "options"})
    void shouldShowTheSnippetsInTheReadme(String name) throws IOException {
        assertThat(Files.readString(Path.of("../README.md"))).contains(Snippet.of(getClass(), name));
    }
}
