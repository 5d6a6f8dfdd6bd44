package io.github.brushwork.vgg.download;

import java.net.ProxySelector;
import java.util.Map;
import java.util.Optional;

/**
 * What a downloader takes from the process it runs in.
 *
 * @param proxySelector the JVM's choice of proxies, if it has one
 * @param environment the environment variables
 * @param pause waits between attempts
 */
record Surroundings(Optional<ProxySelector> proxySelector, Map<String, String> environment, Pause pause) {

    /** Those of this process, now. */
    static Surroundings ofThisProcess() {
        return new Surroundings(Optional.ofNullable(ProxySelector.getDefault()), System.getenv(), Pause.SLEEP);
    }

    Proxies proxies() {
        return new Proxies(proxySelector, environment);
    }
}
