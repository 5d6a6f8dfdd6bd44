package io.github.brushwork.vgg.download;

import static io.github.brushwork.vgg.download.DownloaderFixture.status;
import static io.github.brushwork.vgg.download.DownloaderFixture.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads through a proxy, which alone knows the host that is asked for. */
class ProxiesTest {

    private static final RemoteFile FILE = Served.at(URI.create("http://only-the-proxy-knows.invalid/weights.bin"));

    private final DownloaderFixture fixture = new DownloaderFixture();
    private final MockWebServer proxy = new MockWebServer();

    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void setUp() throws IOException {
        proxy.start();
        target = folder.resolve("weights.bin");
    }

    @AfterEach
    void tearDown() {
        proxy.close();
    }

    @Test
    void shouldUseTheProxyOfTheJvm() throws Exception {
        proxy.enqueue(whole());

        fixture.downloader(Optional.of(jvmProxy()), Map.of()).fetch(FILE, target);

        assertFetchedThroughTheProxy();
    }

    @Test
    void shouldUseTheProxyOfTheEnvironmentWhereTheJvmHasNone() throws Exception {
        proxy.enqueue(whole());

        fixture.downloader(Optional.of(noProxy()), Map.of("HTTP_PROXY", address("")))
                .fetch(FILE, target);

        assertFetchedThroughTheProxy();
    }

    @Test
    void shouldPreferTheProxyOfTheJvm() throws Exception {
        proxy.enqueue(whole());
        Map<String, String> environment = Map.of("HTTP_PROXY", "http://other.invalid:3128");

        fixture.downloader(Optional.of(jvmProxy()), environment).fetch(FILE, target);

        assertFetchedThroughTheProxy();
    }

    @Test
    void shouldConnectDirectlyWhereTheEnvironmentMakesAnException() {
        Map<String, String> environment = Map.of("HTTP_PROXY", address(""), "NO_PROXY", "invalid");

        assertThatThrownBy(
                        () -> fixture.downloader(Optional.empty(), environment).fetch(FILE, target))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("unknown host only-the-proxy-knows.invalid\n");
        assertThat(proxy.getRequestCount()).isZero();
    }

    @Test
    void shouldGiveTheProxyItsUserAndPassword() throws Exception {
        proxy.enqueue(status(407, "Proxy-Authenticate", "Basic realm=\"proxy\""));
        proxy.enqueue(whole());

        fixture.downloader(Optional.empty(), Map.of("HTTP_PROXY", address("me:pass@")))
                .fetch(FILE, target);

        assertThat(target).hasBinaryContent(Served.content());
        assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization")).isNull();
        // The form of RFC 7617: the Base64 of "me:pass".
        assertThat(proxy.takeRequest().getHeaders().get("Proxy-Authorization")).isEqualTo("Basic bWU6cGFzcw==");
    }

    @Test
    void shouldSayThatTheProxyWantsAUser() {
        proxy.enqueue(status(407, "Proxy-Authenticate", "Basic realm=\"proxy\""));

        assertThatThrownBy(() ->
                        fixture.downloader(Optional.of(jvmProxy()), Map.of()).fetch(FILE, target))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("HTTP 407: the proxy wants a user and password");
        assertThat(fixture.delays).isEmpty();
    }

    @Test
    void shouldSaySoOfAProxyThatRefusesATunnelToo() throws IOException {
        RemoteFile encrypted = Served.at(URI.create("https://only-the-proxy-knows.invalid/weights.bin"));
        RawServer.Script refusal = RawServer.answer(
                "HTTP/1.1 407 Who are you\nProxy-Authenticate: Basic realm=\"proxy\"\nContent-Length: 0", new byte[0]);
        try (RawServer tunnel = new RawServer(refusal)) {
            Map<String, String> environment = Map.of(
                    "HTTPS_PROXY", "http://me:pass@127.0.0.1:" + tunnel.uri().getPort());

            assertThatThrownBy(() ->
                            fixture.downloader(Optional.empty(), environment).fetch(encrypted, target))
                    .isInstanceOf(DownloadException.class)
                    .hasMessageContaining("-Djdk.http.auth.tunneling.disabledSchemes=")
                    .hasMessageNotContaining("me:pass");
            assertThat(tunnel.requests()).first().asString().startsWith("CONNECT only-the-proxy-knows.invalid:443 ");
        }
    }

    @Test
    void shouldNameAProxyThatIsUnknown() {
        Map<String, String> environment = Map.of("HTTP_PROXY", "http://no-proxy.invalid:3128");

        assertThatThrownBy(
                        () -> fixture.downloader(Optional.empty(), environment).fetch(FILE, target))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("(via the proxy no-proxy.invalid:3128)");
    }

    @Test
    void shouldSayThatAVariableIsWrong() {
        Map<String, String> environment = Map.of("HTTP_PROXY", "socks5://localhost:1080");

        assertThatThrownBy(
                        () -> fixture.downloader(Optional.empty(), environment).fetch(FILE, target))
                .isInstanceOf(DownloadException.class)
                .hasMessageStartingWith("environment variable HTTP_PROXY is \"socks5://localhost:1080\"");
    }

    private void assertFetchedThroughTheProxy() throws InterruptedException {
        assertThat(target).hasBinaryContent(Served.content());
        RecordedRequest request = proxy.takeRequest();
        assertThat(request.getRequestLine()).startsWith("GET " + FILE.mirrors().get(0) + " ");
    }

    private ProxySelector jvmProxy() {
        return ProxySelector.of(new InetSocketAddress(proxy.getHostName(), proxy.getPort()));
    }

    private static ProxySelector noProxy() {
        return ProxySelector.of(null);
    }

    private String address(String userInfo) {
        return "http://" + userInfo + proxy.getHostName() + ":" + proxy.getPort();
    }
}
