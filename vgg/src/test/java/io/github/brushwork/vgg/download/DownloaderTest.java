package io.github.brushwork.vgg.download;

import static io.github.brushwork.vgg.download.DownloaderFixture.chunked;
import static io.github.brushwork.vgg.download.DownloaderFixture.ok;
import static io.github.brushwork.vgg.download.DownloaderFixture.status;
import static io.github.brushwork.vgg.download.DownloaderFixture.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloaderTest {

    private final DownloaderFixture fixture = new DownloaderFixture();
    private final Downloader downloader = fixture.downloader();
    private final MockWebServer server = new MockWebServer();
    private final MockWebServer mirror = new MockWebServer();

    @TempDir
    private Path folder;

    private Path target;
    private RemoteFile file;

    @BeforeEach
    void setUp() throws IOException {
        server.start();
        mirror.start();
        target = folder.resolve("cache").resolve("weights.bin");
        file = Served.at(
                server.url("/weights.bin").uri(), mirror.url("/weights.bin").uri());
    }

    @AfterEach
    void tearDown() {
        server.close();
        mirror.close();
    }

    @Test
    void shouldFetchAFileIntoAFolderThatItCreates() throws Exception {
        server.enqueue(whole());

        assertThat(downloader.fetch(file, target)).isEqualTo(target);

        assertThat(target).hasBinaryContent(Served.content());
        assertThat(fixture.events.all()).containsExactly("started at 0", "finished");
        assertThat(fixture.events.progress()).isSorted().endsWith((long) Served.SIZE);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("User-Agent")).matches("brushwork(/.+)?");
        assertThat(request.getHeaders().get("Range")).isNull();
    }

    @Test
    void shouldLeaveNothingButTheFileAndItsLock() throws IOException {
        server.enqueue(whole());

        downloader.fetch(file, target);

        assertThat(filesIn(target.getParent())).containsExactlyInAnyOrder("weights.bin", "weights.bin.lock");
        assertThat(target.resolveSibling("weights.bin.lock")).isEmptyFile();
    }

    @Test
    void shouldAskNobodyForAFileThatIsThere() throws IOException {
        existing(Served.content());

        downloader.fetch(file, target);

        assertThat(server.getRequestCount()).isZero();
        assertThat(fixture.events.all()).isEmpty();
        assertThat(filesIn(target.getParent())).containsExactly("weights.bin");
    }

    @Test
    void shouldReplaceADamagedFile() throws IOException {
        byte[] damaged = Served.content();
        damaged[Served.HALF]++;
        existing(damaged);
        server.enqueue(whole());

        downloader.fetch(file, target);

        assertThat(target).hasBinaryContent(Served.content());
        assertThat(fixture.events.all()).hasSize(3).first().asString().startsWith("replacing: its 262144 bytes");
    }

    @Test
    void shouldKeepADamagedFileUntilThereIsAGoodOne() throws IOException {
        existing(new byte[] {1, 2, 3});
        server.enqueue(status(404));
        mirror.enqueue(status(404));

        assertThatThrownBy(() -> downloader.fetch(file, target)).isInstanceOf(DownloadException.class);

        assertThat(target).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void shouldGoToTheNextMirrorAtOnceIfAskingAgainIsNoUse(int status) {
        server.enqueue(status(status));
        mirror.enqueue(whole());

        downloader.fetch(file, target);

        assertThat(target).hasBinaryContent(Served.content());
        assertThat(fixture.events.all()).containsExactly("given up: HTTP " + status, "started at 0", "finished");
        assertThat(fixture.delays).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void shouldAskAgainAfterDelaysThatDouble(int status) {
        server.enqueue(status(status));
        server.enqueue(status(status));
        server.enqueue(status(status));
        server.enqueue(whole());

        downloader.fetch(file, target);

        assertThat(target).hasBinaryContent(Served.content());
        assertThat(fixture.delays).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(fixture.events.all()).startsWith("retrying in 1000 ms: HTTP " + status);
    }

    @Test
    void shouldWaitAsLongAsTheServerAsksButNotForever() {
        server.enqueue(status(429, "Retry-After", "7"));
        server.enqueue(status(503, "Retry-After", "3600"));
        server.enqueue(whole());

        downloader.fetch(file, target);

        assertThat(fixture.delays).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(60));
    }

    @Test
    void shouldAskAMirrorNoMoreOftenThanItMay() {
        server.enqueue(status(503));
        server.enqueue(status(503));
        mirror.enqueue(whole());

        downloader.withAttempts(2).fetch(file, target);

        assertThat(server.getRequestCount()).isEqualTo(2);
        assertThat(mirror.getRequestCount()).isEqualTo(1);
        assertThat(fixture.events.all()).contains("given up: HTTP 503, at the last of 2 attempts");
    }

    @Test
    void shouldSayWhatEachMirrorDidAndWhatToDo() {
        server.enqueue(status(404));
        mirror.enqueue(status(500));

        assertThatThrownBy(() -> downloader.withAttempts(1).fetch(file, target))
                .isInstanceOf(DownloadException.class)
                .hasMessageContainingAll(
                        "weights.bin",
                        file.mirrors().get(0) + ": HTTP 404\n",
                        file.mirrors().get(1) + ": HTTP 500, at the last of 1 attempts\n",
                        "fetch " + file.mirrors().get(0) + " by hand",
                        "262144 bytes",
                        file.checksum().toString(),
                        "put it there: " + target)
                .satisfies(exception -> assertThat(exception.getSuppressed()).hasSize(2));
    }

    @Test
    void shouldFollowARedirection() {
        server.enqueue(status(302, "Location", mirror.url("/elsewhere").toString()));
        mirror.enqueue(whole());

        downloader.fetch(file, target);

        assertThat(target).hasBinaryContent(Served.content());
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void shouldNotBeSentInCircles() {
        for (int i = 0; i < 20; i++) {
            server.enqueue(status(302, "Location", "/weights.bin"));
        }
        mirror.enqueue(whole());

        downloader.fetch(file, target);

        assertThat(fixture.events.all()).first().asString().startsWith("given up: HTTP 302: it redirects to");
        assertThat(target).hasBinaryContent(Served.content());
    }

    @Test
    void shouldGoToTheNextMirrorAtOnceIfAHostIsUnknown() {
        RemoteFile unknown = Served.at(
                URI.create("http://nowhere.invalid/weights.bin"),
                mirror.url("/").uri());
        mirror.enqueue(whole());

        downloader.fetch(unknown, target);

        assertThat(fixture.events.all()).first().isEqualTo("given up: unknown host nowhere.invalid");
        assertThat(fixture.delays).isEmpty();
    }

    @Test
    void shouldTryAgainWhereNobodyListens() throws IOException {
        RemoteFile dead = Served.at(URI.create("http://127.0.0.1:" + unusedPort() + "/weights.bin"));

        assertThatThrownBy(() -> downloader.withAttempts(3).fetch(dead, target))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("cannot connect");

        assertThat(fixture.delays).hasSize(2);
    }

    @Test
    void shouldSayWhatToDoAboutACertificateThatIsNotTrusted() throws Exception {
        try (MockWebServer secure = new MockWebServer()) {
            secure.useHttps(SelfSigned.in(folder).getSocketFactory());
            secure.start();
            RemoteFile encrypted =
                    Served.at(secure.url("/weights.bin").uri(), mirror.url("/").uri());
            mirror.enqueue(whole());

            downloader.fetch(encrypted, target);

            assertThat(fixture.events.all())
                    .first()
                    .asString()
                    .startsWith("given up: its certificate is not trusted")
                    .contains("-Djavax.net.ssl.trustStore");
            assertThat(fixture.delays).isEmpty();
        }
    }

    @Test
    void shouldNotTakeWrongBytesForTheFile() {
        byte[] wrong = Served.content();
        wrong[0]++;
        server.enqueue(ok(wrong));
        mirror.enqueue(whole());

        downloader.fetch(file, target);

        assertThat(target).hasBinaryContent(Served.content());
        assertThat(fixture.events.all())
                .filteredOn(event -> event.startsWith("given up"))
                .singleElement()
                .asString()
                .contains("but have SHA-256 ", "and should have " + file.checksum());
    }

    @Test
    void shouldLeaveNoWrongBytesBehind() throws IOException {
        server.enqueue(ok(new byte[Served.SIZE]));
        mirror.enqueue(ok(new byte[Served.SIZE]));

        assertThatThrownBy(() -> downloader.fetch(file, target)).isInstanceOf(DownloadException.class);

        assertThat(filesIn(target.getParent())).containsExactly("weights.bin.lock");
    }

    @Test
    void shouldRefuseALengthThatContradictsTheSize() {
        server.enqueue(ok("short"));
        mirror.enqueue(whole());

        downloader.fetch(file, target);

        assertThat(fixture.events.all())
                .containsExactly(
                        "given up: it announces 5 bytes instead of 262144: another file, or the error page of a proxy",
                        "started at 0",
                        "finished");
    }

    static Stream<MockResponse> pages() {
        MockResponse.Builder labelled = ok("<html>Sign in</html>").newBuilder();
        return Stream.of(
                labelled.addHeader("Content-Type", "text/html; charset=utf-8").build(),
                chunked("<html>Sign in</html>".getBytes(StandardCharsets.US_ASCII)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldRecogniseTheSignInPageOfAProxy(MockResponse page) {
        server.enqueue(page);
        mirror.enqueue(whole());

        downloader.fetch(file, target);

        assertThat(target).hasBinaryContent(Served.content());
        assertThat(fixture.events.all())
                .filteredOn(event -> event.startsWith("given up"))
                .singleElement()
                .asString()
                .contains("sign-in page of a proxy");
        assertThat(fixture.delays).isEmpty();
    }

    @Test
    void shouldLogWhenGivenNoListener() {
        server.enqueue(status(503));
        server.enqueue(whole());
        try (LogRecords log = LogRecords.of(Downloader.class)) {
            downloader.withListener(DownloadListener.logging()).fetch(file, target);

            assertThat(log.lines())
                    .containsExactly(
                            "WARNING " + file.mirrors().get(0) + ": HTTP 503: trying again in 1 s",
                            "INFO fetching weights.bin (262144 bytes) from "
                                    + file.mirrors().get(0),
                            "INFO fetched " + target);
        }
    }

    private void existing(byte[] content) throws IOException {
        Files.createDirectories(target.getParent());
        Files.write(target, content);
    }

    private static List<String> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
