package io.github.brushwork.vgg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Network;
import io.github.brushwork.vgg.PublishedWeights.State;
import io.github.brushwork.vgg.WeightSource.Absent;
import io.github.brushwork.vgg.WeightSource.Found;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.calibration.Calibration;
import io.github.brushwork.vgg.calibration.Pictures;
import io.github.brushwork.vgg.download.Checksum;
import io.github.brushwork.vgg.download.DownloadListener;
import io.github.brushwork.vgg.download.Downloader;
import io.github.brushwork.vgg.download.RemoteFile;
import io.github.brushwork.vgg.format.KerasFile;
import io.github.brushwork.vgg.format.WeightsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightSourceTest {

    private static final Downloader QUIETLY = new Downloader().withListener(new DownloadListener() {});

    @TempDir
    private Path folder;

    private final MockWebServer server = new MockWebServer();
    private byte[] bytes;
    private WeightCache cache;
    private PublishedWeights published;
    private Path cached;

    @BeforeEach
    void publishAFile() throws IOException {
        Path original =
                new KerasFile().layer(Architecture.VGG16.places().get(0), 0.5f).writeTo(folder.resolve("original.h5"));
        bytes = Files.readAllBytes(original);
        server.start();
        URI address = server.url("/small.h5").uri();
        RemoteFile file = new RemoteFile(
                "small.h5", List.of(address), bytes.length, Checksum.of(Checksum.Algorithm.MD5, original));
        published = new PublishedWeights("small", Architecture.VGG16, file, "CC0", "by nobody");
        cache = new WeightCache(folder.resolve("cache"));
        cached = cache.file(published);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    private void serve() {
        server.enqueue(
                new MockResponse.Builder().body(new Buffer().write(bytes)).build());
    }

    @Test
    void shouldFindAWholeFileInTheCache() throws IOException {
        Files.createDirectories(cache.folder());
        Files.write(cached, bytes);

        Network network = WeightSource.cached(published, cache).require();

        assertThat(network.name()).isEqualTo("VGG16 from small.h5");
        assertThat(published.stateOf(cached)).isEqualTo(State.WHOLE);
    }

    @Test
    void shouldFindNothingInAnEmptyCache() {
        assertThat(WeightSource.cached(published, cache).look())
                .isEqualTo(new Absent("the cache has no file " + cached));
        assertThat(published.stateOf(cached)).isEqualTo(State.ABSENT);
    }

    @Test
    void shouldCountADamagedFileInTheCacheAsAbsent() throws IOException {
        bytes[bytes.length / 2] ^= 1;
        Files.createDirectories(cache.folder());
        Files.write(cached, bytes);

        assertThat(((Absent) WeightSource.cached(published, cache).look()).reason())
                .contains(cached.toString(), "checksum");
        assertThat(published.stateOf(cached)).isEqualTo(State.DAMAGED);
    }

    @Test
    void shouldDownloadOnceAndFindItInTheCacheAfterwards() {
        serve();
        WeightSource source =
                WeightSource.cached(published, cache).or(WeightSource.download(published, cache, QUIETLY));

        assertThat(source.require().layers()).hasSize(1);
        assertThat(source.require().layers()).hasSize(1);

        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(cached).hasBinaryContent(bytes);
    }

    @Test
    void shouldReplaceADamagedFileByADownload() throws IOException {
        Files.createDirectories(cache.folder());
        Files.writeString(cached, "<html>");
        serve();

        WeightSource.cached(published, cache)
                .or(WeightSource.download(published, cache, QUIETLY))
                .require();

        assertThat(cached).hasBinaryContent(bytes);
    }

    @Test
    void shouldAskTheNextSourceWhenADownloadFails() {
        server.enqueue(new MockResponse.Builder().code(404).build());
        Network other = Vgg16.random(1);

        WeightSource source = WeightSource.download(published, cache, QUIETLY).or(fixed(new Found(other)));

        assertThat(source.require()).isSameAs(other);
    }

    @Test
    void shouldGiveEveryReasonWhenThereIsNothingAnywhere() {
        server.enqueue(new MockResponse.Builder().code(404).build());

        WeightSource source = WeightSource.cached(published, cache)
                .or(WeightSource.download(published, cache, QUIETLY))
                .or(fixed(new Absent("out of stock")));

        assertThatThrownBy(source::require)
                .isInstanceOf(WeightsException.class)
                .hasMessageContainingAll("no weights: the cache has no file " + cached, "404", "out of stock");
    }

    @Test
    void shouldNotAskAnySourceBehindOneThatFails() {
        WeightSource source = WeightSource.file(Architecture.VGG16, folder.resolve("typo.h5"))
                .or(WeightSource.download(published, cache, QUIETLY));

        assertThatThrownBy(source::look).isInstanceOf(WeightsException.class).hasMessageContaining("typo.h5");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void shouldCalibrateWhereNothingElseIsThere() {
        WeightSource source = WeightSource.cached(published, cache)
                .or(WeightSource.calibrated(
                        Pictures.waves(32, 32, 1),
                        Pictures.waves(32, 32, 2),
                        Calibration.defaults().withWidth(0.125).upTo("relu1_1")));

        assertThat(source.require().name()).contains("learned from content and style");
    }

    @Test
    void shouldFindTheZoosFileWhereDl4jKeepsIt() throws IOException {
        Path file = folder.resolve("models/vgg16/vgg16_dl4j_inference.zip");
        Settings settings =
                new Settings(Map.of("org.deeplearning4j.resources.directory", folder.toString())::get, Map.of());
        ZooSource source = ZooSource.of(Architecture.VGG16, settings);
        assertThat(((Absent) source.look()).reason()).contains(file.toString());

        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        assertThat(((Absent) source.look()).reason()).contains("has not the zoo's checksum");

        Checksum checksum = Checksum.of(Checksum.Algorithm.ADLER32, file);
        assertThat(new ZooSource(Architecture.VGG16, checksum, settings).look()).isInstanceOf(Found.class);
    }

    @Test
    void shouldDescribeEveryPlaceInALineOfItsOwn() {
        WeightSource source =
                WeightSource.cached(published, cache).or(WeightSource.download(published, cache, QUIETLY));

        assertThat(source.describe().lines())
                .containsExactly(
                        "cache: " + cached + ", absent",
                        "download: " + server.url("/small.h5") + " (" + bytes.length + " bytes)");
        assertThat(server.getRequestCount()).isZero();
    }

    private static WeightSource fixed(WeightSource.Finding finding) {
        return new WeightSource() {
            @Override
            public Finding look() {
                return finding;
            }

            @Override
            public String describe() {
                return "fixed";
            }
        };
    }
}
