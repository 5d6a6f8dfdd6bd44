package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.vgg.PublishedWeights;
import io.github.brushwork.vgg.WeightCache;
import io.github.brushwork.vgg.WeightSource;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.download.Downloader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to weights shows is code of this class. */
class WeightsGuideTest {

    @Test
    void shouldComposePlaces(@TempDir Path folder) {
        WeightCache cache = new WeightCache(folder);

        // snippet places
        WeightSource source = WeightSource.cached(PublishedWeights.VGG19, cache)
                .or(WeightSource.zoo(Architecture.VGG19))
                .or(WeightSource.download(PublishedWeights.VGG19, cache, new Downloader()));
        // end of snippet places

        assertThat(source.describe().lines()).hasSize(3);
    }

    @Test
    void shouldShowTheSnippetInTheGuide() throws IOException {
        assertThat(Files.readString(Path.of("../docs/weights.md"))).contains(Snippet.of(getClass(), "places"));
    }
}
