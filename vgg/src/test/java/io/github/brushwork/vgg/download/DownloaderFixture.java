package io.github.brushwork.vgg.download;

import java.net.ProxySelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okio.Buffer;

/** A downloader in surroundings of its own, which does not wait between attempts but writes the delays down. */
final class DownloaderFixture {

    /** Never reached where nothing is stalled on purpose, however busy the machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    final Events events = new Events();
    final List<Duration> delays = Collections.synchronizedList(new ArrayList<>());

    Downloader downloader() {
        return downloader(Optional.empty(), Map.of());
    }

    Downloader downloader(Optional<ProxySelector> proxySelector, Map<String, String> environment) {
        return new Downloader()
                .withStallTimeout(PATIENCE)
                .withConnectTimeout(PATIENCE)
                .withListener(events)
                .withSurroundings(new Surroundings(proxySelector, environment, delays::add));
    }

    static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    static MockResponse whole() {
        return ok(Served.content());
    }

    static MockResponse ok(byte[] body) {
        return new MockResponse.Builder().body(new Buffer().write(body)).build();
    }

    static MockResponse ok(String body) {
        return ok(body.getBytes(StandardCharsets.US_ASCII));
    }

    static MockResponse chunked(byte[] body) {
        return new MockResponse.Builder()
                .chunkedBody(new Buffer().write(body), 8192)
                .build();
    }

    static MockResponse rest(int from) {
        return new MockResponse.Builder()
                .code(206)
                .addHeader("Content-Range", "bytes " + from + "-" + (Served.SIZE - 1) + "/" + Served.SIZE)
                .body(new Buffer().write(Served.content(from, Served.SIZE)))
                .build();
    }

    static MockResponse status(int code) {
        return new MockResponse.Builder().code(code).body("no").build();
    }

    static MockResponse status(int code, String header, String value) {
        return new MockResponse.Builder().code(code).addHeader(header, value).build();
    }
}
