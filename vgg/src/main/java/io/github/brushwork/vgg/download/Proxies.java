package io.github.brushwork.vgg.download;

import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JVM's proxy settings ({@code https.proxyHost} and the like) and, where these say to connect directly, those of the
 * environment, which the JVM ignores.
 */
final class Proxies extends ProxySelector {

    private static final List<Proxy> DIRECT = List.of(Proxy.NO_PROXY);

    private final Optional<ProxySelector> jvm;
    private final Map<String, String> environment;

    Proxies(Optional<ProxySelector> jvm, Map<String, String> environment) {
        this.jvm = jvm;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public List<Proxy> select(URI uri) {
        List<Proxy> chosen = jvm.map(selector -> selector.select(uri)).orElse(DIRECT);
        if (!chosen.stream().allMatch(Proxy.NO_PROXY::equals)) {
            return chosen;
        }
        return EnvironmentProxy.of(uri, environment)
                .map(proxy -> List.of(proxy.toProxy()))
                .orElse(DIRECT);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        jvm.ifPresent(selector -> selector.connectFailed(uri, address, failure));
    }

    /** For messages: through which proxy an address is reached, or nothing. */
    String via(URI uri) {
        return select(uri).stream()
                .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
                .findFirst()
                .map(proxy -> " (via the proxy " + inWords(proxy.address()) + ")")
                .orElse("");
    }

    private static String inWords(SocketAddress address) {
        return address instanceof InetSocketAddress inet ? inet.getHostString() + ":" + inet.getPort() : "" + address;
    }

    /** Users and passwords of the environment's proxies, if one has them: an authenticator without any would only harm. */
    Optional<Authenticator> authenticator() {
        boolean any = environment.entrySet().stream()
                .anyMatch(entry -> entry.getKey().matches("(?i)https?_proxy")
                        && entry.getValue().contains("@"));
        return any ? Optional.of(new EnvironmentAuthenticator()) : Optional.empty();
    }

    private final class EnvironmentAuthenticator extends Authenticator {

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            if (getRequestorType() != RequestorType.PROXY) {
                return null;
            }
            return Stream.of("https", "http")
                    .flatMap(scheme -> EnvironmentProxy.of(scheme, environment).stream())
                    .filter(proxy -> proxy.host().equalsIgnoreCase(getRequestingHost())
                            && proxy.port() == getRequestingPort()
                            && proxy.userInfo() != null)
                    .findFirst()
                    .map(proxy -> authentication(proxy.userInfo()))
                    .orElse(null);
        }

        private PasswordAuthentication authentication(String userInfo) {
            String[] parts = userInfo.split(":", 2);
            return new PasswordAuthentication(parts[0], (parts.length > 1 ? parts[1] : "").toCharArray());
        }
    }
}
