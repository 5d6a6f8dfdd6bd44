package io.github.brushwork.cli.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.cli.StylizeRun;
import io.github.brushwork.testing.TestData;
import io.github.brushwork.vgg.PublishedWeights;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.download.Checksum;
import io.github.brushwork.vgg.download.RemoteFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsCommandTest {

    private static final String VGG16 = "vgg16_weights_tf_dim_ordering_tf_kernels_notop.h5";

    @TempDir
    private Path cache;

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void useACacheOfOurOwn() throws IOException {
        System.setProperty("brushwork.cache", cache.toString());
        server.start();
    }

    @AfterEach
    void restore() {
        System.clearProperty("brushwork.cache");
        server.close();
    }

    @Test
    void shouldListWhatIsKnownAndItsState() {
        StylizeRun run = StylizeRun.of("weights", "list");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("vgg16", "58,889,256 bytes", "MD5 6d6bbae143d832006294945121d1f1fc", "CC BY 4.0")
                .contains("(c) K. Simonyan and A. Zisserman", "https://storage.googleapis.com/tensorflow/")
                .contains("vgg19", "80,134,624 bytes", cache.resolve(VGG16).toString(), "absent");
    }

    @Test
    void shouldShowWherePretrainedWeightsAreLookedFor() {
        StylizeRun run = StylizeRun.of("weights", "where");

        assertThat(run.code()).isZero();
        assertThat(run.out().lines().map(String::strip))
                .contains("VGG16", "cache: " + cache.resolve(VGG16) + ", absent")
                .anyMatch(line -> line.startsWith("system property brushwork.weights"))
                .anyMatch(line -> line.startsWith("download: https://"));
    }

    @Test
    void shouldVerifyTheCache() throws IOException {
        assertThat(StylizeRun.of("weights", "verify").code()).isZero();

        Files.writeString(cache.resolve(VGG16), "<html>sign in</html>");
        StylizeRun run = StylizeRun.of("weights", "verify");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("vgg16: damaged", "vgg19: absent");
    }

    @Test
    void shouldVerifyAFileOfOnesOwn() {
        Path file = TestData.vgg16WeightsToConv3();

        StylizeRun run = StylizeRun.of("weights", "verify", file.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("sound, VGG16 to relu3_3, takes BGR");
    }

    @Test
    void shouldSayWhatIsWrongWithAFileOfOnesOwn() throws IOException {
        Path file = Files.writeString(cache.resolve("page.h5"), "<html>404</html>");

        StylizeRun run = StylizeRun.of("weights", "verify", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("stylize: ").contains(file.toString()).hasLineCount(1);
    }

    @Test
    void shouldFetchIntoTheCacheAndShowProgressAndAttribution() throws IOException {
        byte[] bytes = "weights".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
        Path original = Files.write(cache.resolve("original"), bytes);
        server.enqueue(
                new MockResponse.Builder().body(new Buffer().write(bytes)).build());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        FetchCommand.fetch(
                new PublishedWeights(
                        "small",
                        Architecture.VGG16,
                        new RemoteFile(
                                "small.h5",
                                List.of(server.url("/small.h5").uri()),
                                bytes.length,
                                Checksum.of(Checksum.Algorithm.SHA256, original)),
                        "CC0",
                        "painted by nobody"),
                new PrintWriter(out),
                new PrintWriter(err));

        assertThat(cache.resolve("small.h5")).hasBinaryContent(bytes);
        assertThat(out.toString()).contains("small: " + cache.resolve("small.h5"), "painted by nobody");
        assertThat(err.toString()).contains("fetching " + server.url("/small.h5"));
    }

    @Test
    void shouldFetchFromAnAddressOfOnesOwnButNeverAnotherFile() {
        server.enqueue(new MockResponse.Builder().body("<html>sign in</html>").build());

        StylizeRun run = StylizeRun.of(
                "weights", "fetch", "--from", server.url("/vgg16.h5").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("stylize: ", "58889256", server.url("/vgg16.h5").toString());
        assertThat(cache.resolve(VGG16)).doesNotExist();
    }

    @Test
    void shouldNameTheFilesThereAreWhenAskedForAnother() {
        StylizeRun run = StylizeRun.of("weights", "fetch", "resnet50");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("resnet50", "vgg16, vgg19").hasLineCount(1);
    }

    @Test
    void shouldRefuseOneAddressForTwoFiles() {
        assertThat(StylizeRun.of("weights", "fetch", "vgg16", "vgg19", "--from", "http://localhost/x")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void shouldAskWhatToDo() {
        StylizeRun run = StylizeRun.of("weights");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("list, fetch, verify or where");
    }
}
