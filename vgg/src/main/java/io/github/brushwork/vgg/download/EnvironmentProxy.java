package io.github.brushwork.vgg.download;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy that an environment variable names, such as {@code HTTPS_PROXY=http://user:password@proxy.example:3128}.
 *
 * @param host its host
 * @param port its port
 * @param userInfo user and password with a colon between them, or null
 */
record EnvironmentProxy(String host, int port, String userInfo) {

    private static final int DEFAULT_PORT = 80;

    /**
     * The proxy for an address.
     *
     * @param uri an http or https address
     * @param environment the environment variables
     * @return the proxy, or empty if the variable is not set or {@code NO_PROXY} makes an exception
     * @throws DownloadException if the variable is set to what is not an http proxy
     */
    static Optional<EnvironmentProxy> of(URI uri, Map<String, String> environment) {
        boolean exempt = variable("no_proxy", environment)
                .filter(list -> exempts(list.getValue(), uri))
                .isPresent();
        return exempt ? Optional.empty() : of(uri.getScheme(), environment);
    }

    /** The proxy for http or https, whatever the host. */
    static Optional<EnvironmentProxy> of(String scheme, Map<String, String> environment) {
        return variable(scheme.toLowerCase(Locale.ROOT) + "_proxy", environment)
                .map(variable -> parse(variable.getKey(), variable.getValue()));
    }

    Proxy toProxy() {
        return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }

    /** A variable in any case; if there are several, the one in lower case, as other programs do. */
    private static Optional<Map.Entry<String, String>> variable(String name, Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .filter(entry -> !entry.getValue().isBlank())
                .max(Comparator.comparing(Map.Entry::getKey));
    }

    private static EnvironmentProxy parse(String name, String value) {
        String address = value.contains("://") ? value.strip() : "http://" + value.strip();
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && "http".equalsIgnoreCase(uri.getScheme())) {
                int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
                return new EnvironmentProxy(uri.getHost(), port, uri.getUserInfo());
            }
        } catch (IllegalArgumentException e) {
            // Told below; this exception would repeat the password.
        }
        throw new DownloadException("environment variable " + name + " is \""
                + address.replaceFirst("//.*@", "//...@")
                + "\", which is not the address of an http proxy: give http://host:port, or unset it");
    }

    private static boolean exempts(String list, URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return Stream.of(list.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> matches(entry, host, uri));
    }

    /** An entry is a host, which stands for its subdomains too, with or without a leading dot and a port; or a star. */
    private static boolean matches(String entry, String host, URI uri) {
        String withoutPort = entry.endsWith(":" + port(uri)) ? entry.substring(0, entry.lastIndexOf(':')) : entry;
        String domain = withoutPort.startsWith("*.") ? withoutPort.substring(2) : withoutPort.replaceFirst("^\\.", "");
        return entry.equals("*") || host.equals(domain) || host.endsWith("." + domain);
    }

    private static int port(URI uri) {
        int standard = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
        return uri.getPort() < 0 ? standard : uri.getPort();
    }
}
