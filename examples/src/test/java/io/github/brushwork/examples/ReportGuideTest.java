package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.testing.RandomWeights;
import io.github.brushwork.testing.Snippet;
import io.github.brushwork.transfer.Snapshot;
import io.github.brushwork.transfer.Snapshots;
import io.github.brushwork.transfer.StyleTransfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippet of the page on reports. */
class ReportGuideTest {

    @TempDir
    private Path folder;

    @Test
    void shouldHandOutPicturesToAProgram() throws IOException {
        Image harbour = SmallPictures.HARBOUR;
        Image waves = SmallPictures.PAINTING;
        System.setProperty(
                "brushwork.weights",
                RandomWeights.write(folder.resolve("random.npz")).toString());
        try {
            // snippet snapshots
            List<Snapshot> taken = new ArrayList<>();
            StyleTransfer.builder()
                    .content(harbour)
                    .style(waves)
                    .iterations(4)
                    .listener(Snapshots.every(2, taken::add))
                    .build()
                    .run();
            // end of snippet snapshots

            assertThat(taken).hasSize(2);
        } finally {
            System.clearProperty("brushwork.weights");
        }
        assertThat(Files.readString(Path.of("../docs/report.md"))).contains(Snippet.of(getClass(), "snapshots"));
    }
}
