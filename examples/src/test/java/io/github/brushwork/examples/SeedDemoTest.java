package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.cli.Samples;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.settings.Presets;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedDemoTest {

    @TempDir
    private Path folder;

    @Test
    void shouldPrintTheDemosLinesAndWriteItsPictures() {
        Image content = Samples.harbour().resize(48, 32);
        Image style = Samples.painting().resize(40, 32);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        SeedDemo.run(
                content,
                style,
                folder,
                NetworkSource.calibrated(),
                Presets.seed().toBuilder().iterations(2).build(),
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .containsPattern("(?s)^iter=0, loss=[0-9.]+\\Riter=1, loss=[0-9.]+\\Rduration: [0-9.]+ s\\R$");
        assertThat(Image.read(folder.resolve("seed-result.png")).width()).isEqualTo(48);
        assertThat(Image.read(folder.resolve("seed-loss.png")).width()).isEqualTo(1800);
        assertThat(Image.read(folder.resolve("seed-side-by-side.png")).width()).isEqualTo(3 * 48 + 4 * 12);
    }
}
