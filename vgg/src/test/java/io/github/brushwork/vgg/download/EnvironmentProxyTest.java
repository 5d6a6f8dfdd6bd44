package io.github.brushwork.vgg.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {

    private static final URI HTTPS = URI.create("https://files.example.org/weights.bin");
    private static final URI HTTP = URI.create("http://files.example.org/weights.bin");

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS_PROXY", "https_proxy", "Https_Proxy"})
    void shouldTakeTheVariableInAnyCase(String name) {
        assertThat(EnvironmentProxy.of(HTTPS, Map.of(name, "http://proxy:3128")))
                .contains(new EnvironmentProxy("proxy", 3128, null));
    }

    @Test
    void shouldPreferTheVariableInLowerCase() {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://upper:1", "https_proxy", "http://lower:2");

        assertThat(EnvironmentProxy.of(HTTPS, environment)).contains(new EnvironmentProxy("lower", 2, null));
    }

    @Test
    void shouldChooseByTheSchemeOfTheAddress() {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://one:1", "HTTP_PROXY", "http://two:2");

        assertThat(EnvironmentProxy.of(HTTPS, environment)).contains(new EnvironmentProxy("one", 1, null));
        assertThat(EnvironmentProxy.of(HTTP, environment)).contains(new EnvironmentProxy("two", 2, null));
        assertThat(EnvironmentProxy.of(HTTP, Map.of("HTTPS_PROXY", "http://one:1")))
                .isEmpty();
    }

    @Test
    void shouldUnderstandTheUsualForms() {
        assertThat(EnvironmentProxy.of(HTTPS, Map.of("HTTPS_PROXY", "proxy:3128")))
                .contains(new EnvironmentProxy("proxy", 3128, null));
        assertThat(EnvironmentProxy.of(HTTPS, Map.of("HTTPS_PROXY", "http://proxy/")))
                .contains(new EnvironmentProxy("proxy", 80, null));
        assertThat(EnvironmentProxy.of(HTTPS, Map.of("HTTPS_PROXY", "http://me:p%40ss@proxy:3128")))
                .contains(new EnvironmentProxy("proxy", 3128, "me:p@ss"));
        assertThat(EnvironmentProxy.of(HTTPS, Map.of("HTTPS_PROXY", " "))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* | true",
                "files.example.org | true",
                "FILES.example.org | true",
                "example.org | true",
                ".example.org | true",
                "*.example.org | true",
                "localhost,example.org | true",
                "localhost example.org | true",
                "example.org:443 | true",
                "example.org:8443 | false",
                "ample.org | false",
                "other.org | false",
                ", | false"
            })
    void shouldMakeTheExceptionsOfNoProxy(String list, boolean exempt) {
        Map<String, String> environment = Map.of("HTTPS_PROXY", "http://proxy:3128", "NO_PROXY", list);

        assertThat(EnvironmentProxy.of(HTTPS, environment).isEmpty()).isEqualTo(exempt);
    }

    @ParameterizedTest
    @ValueSource(strings = {"socks5://proxy:1080", "https://proxy:443", "http://", "http://pro xy"})
    void shouldRefuseWhatIsNoHttpProxy(String value) {
        assertThatThrownBy(() -> EnvironmentProxy.of(HTTPS, Map.of("HTTPS_PROXY", value)))
                .isInstanceOf(DownloadException.class)
                .hasMessage("environment variable HTTPS_PROXY is \"" + value
                        + "\", which is not the address of an http proxy: give http://host:port, or unset it");
    }

    @Test
    void shouldNotRepeatAPassword() {
        assertThatThrownBy(() -> EnvironmentProxy.of(HTTPS, Map.of("HTTPS_PROXY", "socks5://me:secret@proxy:1")))
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("socks5://...@proxy:1")
                .hasMessageNotContaining("secret");
    }
}
