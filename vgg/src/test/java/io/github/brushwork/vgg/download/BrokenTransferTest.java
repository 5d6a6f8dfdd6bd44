package io.github.brushwork.vgg.download;

import static io.github.brushwork.vgg.download.DownloaderFixture.part;
import static io.github.brushwork.vgg.download.RawServer.HOLD;
import static io.github.brushwork.vgg.download.RawServer.SERVE;
import static io.github.brushwork.vgg.download.RawServer.answer;
import static io.github.brushwork.vgg.download.Served.HALF;
import static io.github.brushwork.vgg.download.Served.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.vgg.download.RawServer.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that break off, stall, or say what is not so. */
@Timeout(60)
class BrokenTransferTest {

    private static final Script WHOLE = answer("HTTP/1.1 200 OK\nContent-Length: " + SIZE, Served.content());
    private static final Script REST = rest("bytes " + HALF + "-" + (SIZE - 1) + "/" + SIZE);
    private static final Script CUT = cut(HALF);

    private final DownloaderFixture fixture = new DownloaderFixture();
    private final Downloader downloader = fixture.downloader();

    @TempDir
    private Path folder;

    @Test
    void shouldGoOnWhereTheConnectionBroke() throws IOException {
        try (RawServer server = new RawServer(CUT, REST)) {
            Path target = fetch(downloader, server);

            assertThat(target).hasBinaryContent(Served.content());
            assertThat(server.requests().get(1)).contains("Range: bytes=" + HALF + "-\n");
            assertThat(fixture.events.all()).startsWith("started at 0").endsWith("started at " + HALF, "finished");
            assertThat(fixture.delays).containsExactly(Duration.ofSeconds(1));
        }
    }

    @Test
    void shouldGoOnWhereABodyWithoutALengthEnded() throws IOException {
        Script unmarked = answer("HTTP/1.1 200 OK", Served.content(0, HALF));
        try (RawServer server = new RawServer(unmarked, REST)) {
            assertThat(fetch(downloader, server)).hasBinaryContent(Served.content());
        }
    }

    @Test
    void shouldGoOnAfterARangeThatIsShorterThanAskedFor() throws IOException {
        int threeQuarters = HALF + HALF / 2;
        Script piece = answer(
                "HTTP/1.1 206 Partial Content\nContent-Range: bytes " + HALF + "-" + (threeQuarters - 1) + "/" + SIZE
                        + "\nContent-Length: " + HALF / 2,
                Served.content(HALF, threeQuarters));
        Script last = answer(
                "HTTP/1.1 206 Partial Content\nContent-Range: bytes " + threeQuarters + "-" + (SIZE - 1)
                        + "/*\nContent-Length: " + HALF / 2,
                Served.content(threeQuarters, SIZE));
        try (RawServer server = new RawServer(CUT, piece, last)) {
            assertThat(fetch(downloader, server)).hasBinaryContent(Served.content());
        }
    }

    /** The JDK's client asks again once or more by itself, which is nobody's business here. */
    @Test
    void shouldTryAgainWhereAServerClosesWithoutAnAnswer() throws IOException {
        try (RawServer server = new RawServer((head, connection) -> {}, WHOLE)) {
            assertThat(fetch(downloader, server)).hasBinaryContent(Served.content());
        }
    }

    @Test
    void shouldStartOverWhereAServerKnowsNoRanges() throws IOException {
        try (RawServer server = new RawServer(CUT, WHOLE)) {
            assertThat(fetch(downloader, server)).hasBinaryContent(Served.content());
            assertThat(fixture.events.all()).endsWith("started at 0", "finished");
        }
    }

    @Test
    void shouldStartOverIfTheRestDoesNotBelongToWhatIsThere() throws IOException {
        Script wrongBeginning = answer("HTTP/1.1 200 OK\nContent-Length: " + SIZE, new byte[HALF]);
        try (RawServer server = new RawServer(wrongBeginning, REST, WHOLE)) {
            assertThat(fetch(downloader, server)).hasBinaryContent(Served.content());
            assertThat(server.requests()).hasSize(3);
            assertThat(server.requests().get(2)).doesNotContain("Range");
        }
    }

    static Stream<Arguments> uselessRanges() {
        return Stream.of(
                Arguments.of("another beginning", rest("bytes 0-" + (SIZE - 1) + "/" + SIZE)),
                Arguments.of("no range at all", answer("HTTP/1.1 206 Partial Content\nContent-Length: 3", new byte[3])),
                Arguments.of("another unit", rest("lines 1-2/3")),
                Arguments.of("416", answer("HTTP/1.1 416 Range Not Satisfiable\nContent-Length: 0", new byte[0])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uselessRanges")
    void shouldStartOverIfAServerAnswersWithAUselessRange(String name, Script useless) throws IOException {
        try (RawServer server = new RawServer(CUT, useless, WHOLE)) {
            assertThat(fetch(downloader, server)).hasBinaryContent(Served.content());
            assertThat(server.requests().get(2)).doesNotContain("Range");
        }
    }

    @Test
    void shouldStartOverOnlyOnceAMirror() throws IOException {
        Script useless = rest("bytes 0-" + (SIZE - 1) + "/" + SIZE);
        try (RawServer server = new RawServer(CUT, useless, CUT, useless, WHOLE)) {
            assertThatThrownBy(() -> fetch(downloader, server))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageContaining("it was asked for the bytes from " + HALF + ", but sends the range bytes 0-");
            assertThat(server.requests()).hasSize(4);
        }
    }

    static Stream<Arguments> otherFiles() {
        String last = String.valueOf(SIZE - 1);
        return Stream.of(
                Arguments.of("another size", rest("bytes " + HALF + "-" + last + "/" + (SIZE + 1))),
                Arguments.of("a range beyond the end", rest("bytes " + HALF + "-" + SIZE + "/*")),
                Arguments.of(
                        "a length that is not the range's",
                        answer(
                                "HTTP/1.1 206 Partial Content\nContent-Length: 5\nContent-Range: bytes " + HALF + "-"
                                        + last + "/" + SIZE,
                                new byte[5])));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherFiles")
    void shouldKeepThePartForTheNextMirrorIfOneHasAnotherFile(String name, Script other) throws IOException {
        try (RawServer wrong = new RawServer(CUT, other);
                RawServer right = new RawServer(REST)) {
            Path target = folder.resolve("weights.bin");

            downloader.fetch(Served.at(wrong.uri(), right.uri()), target);

            assertThat(target).hasBinaryContent(Served.content());
            assertThat(right.requests().get(0)).contains("Range: bytes=" + HALF + "-\n");
        }
    }

    @Test
    void shouldRefuseARangeThatItDidNotAskFor() throws IOException {
        try (RawServer server = new RawServer(REST)) {
            assertThatThrownBy(() -> fetch(downloader, server))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageContaining("but sends the range bytes " + HALF);
        }
    }

    @Test
    void shouldCutOffAServerThatSendsTooMuch() throws Exception {
        Script endless = answer("HTTP/1.1 200 OK", Served.content()).then((head, connection) -> {
            while (true) {
                connection.getOutputStream().write(new byte[8192]);
            }
        });
        try (RawServer server = new RawServer(endless)) {
            assertThatThrownBy(() -> fetch(downloader, server))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageContaining("it sends more than the " + SIZE + " bytes of the file");
            server.awaitAbandoned();
            assertThat(part(folder.resolve("weights.bin"))).doesNotExist();
            assertThat(fixture.events.progress()).allMatch(bytes -> bytes <= SIZE);
        }
    }

    @Test
    void shouldNotTakeAnEndThatIsMarkedForACut() throws IOException {
        Script chunked = answer(
                "HTTP/1.1 200 OK\nTransfer-Encoding: chunked",
                "5\r\nfalse\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        try (RawServer server = new RawServer(chunked)) {
            assertThatThrownBy(() -> fetch(downloader, server))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageContaining("what arrived is not the file: it has 5 bytes, but should have " + SIZE);
            assertThat(part(folder.resolve("weights.bin"))).doesNotExist();
        }
    }

    static Stream<Arguments> stalls() {
        return Stream.of(
                Arguments.of("in the body", CUT.then(HOLD), "no byte for 0.2 s"),
                Arguments.of("before the answer", HOLD, "no answer within 0.4 s"));
    }

    /** The short timeouts may strike a healthy answer too on a busy machine; hence the many attempts. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("stalls")
    void shouldGiveUpAConnectionThatStallsAndGoOn(String where, Script stall, String reason) throws Exception {
        Duration timeout = Duration.ofMillis(200);
        Downloader impatient =
                downloader.withStallTimeout(timeout).withConnectTimeout(timeout).withAttempts(1000);
        try (RawServer server = new RawServer(stall, SERVE)) {
            assertThat(fetch(impatient, server)).hasBinaryContent(Served.content());

            assertThat(fixture.events.all()).contains("retrying in 1000 ms: " + reason);
            server.awaitAbandoned();
        }
    }

    @Test
    void shouldNotCountAttemptsThatBringTheFileOn() throws IOException {
        int step = SIZE / 8;
        Script alwaysCut = (head, connection) -> {
            int from = head.contains("Range") ? Integer.parseInt(head.replaceAll("(?s).*bytes=(\\d+)-.*", "$1")) : 0;
            answer(
                            "HTTP/1.1 206 Partial Content\nContent-Length: " + (SIZE - from) + "\nContent-Range: bytes "
                                    + from + "-" + (SIZE - 1) + "/" + SIZE,
                            Served.content(from, from + step))
                    .answer(head, connection);
        };
        try (RawServer server = new RawServer(cut(step), alwaysCut)) {
            assertThat(fetch(downloader.withAttempts(2), server)).hasBinaryContent(Served.content());
            assertThat(server.requests()).hasSize(8);
        }
    }

    @Test
    void shouldCountAttemptsThatBringNextToNothing() throws IOException {
        try (RawServer server = new RawServer(cut(1))) {
            assertThatThrownBy(() -> fetch(downloader.withAttempts(3), server))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageContaining("at the last of 3 attempts");
            assertThat(server.requests()).hasSize(3);
        }
    }

    private Path fetch(Downloader downloader, RawServer server) {
        return downloader.fetch(Served.at(server.uri()), folder.resolve("weights.bin"));
    }

    private static Script rest(String contentRange) {
        return answer(
                "HTTP/1.1 206 Partial Content\nContent-Length: " + HALF + "\nContent-Range: " + contentRange,
                Served.content(HALF, SIZE));
    }

    private static Script cut(int after) {
        return answer("HTTP/1.1 200 OK\nContent-Length: " + SIZE, Served.content(0, after));
    }
}
