package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.cli.Samples;
import io.github.brushwork.core.ChannelNormalisation;
import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.testing.Snippet;
import io.github.brushwork.vgg.PublishedWeights;
import io.github.brushwork.vgg.Vgg16;
import io.github.brushwork.vgg.WeightCache;
import io.github.brushwork.vgg.WeightSource;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.download.Downloader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void shouldTurnTheNetworksKnobs() {
        Network network = Vgg16.random(1).upTo(List.of("relu2_1"));
        List<Image> photographs = List.of(Samples.harbour().resize(24, 16));
        Engine engine = new JavaEngine();

        // snippet knobs
        Network averaging = network.withPooling(Pooling.AVERAGE).withPadding(Padding.REFLECT);
        Network normalised = ChannelNormalisation.apply(averaging, engine, photographs);
        // end of snippet knobs

        engine.close();
        assertThat(normalised.layers()).hasSameSizeAs(averaging.layers());
        assertThat(((Convolution) normalised.layer("relu1_1")).padding()).isEqualTo(Padding.REFLECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"places", "knobs"})
    void shouldShowTheSnippetsInTheGuide(String name) throws IOException {
        assertThat(Files.readString(Path.of("../docs/weights.md"))).contains(Snippet.of(getClass(), name));
    }
}
