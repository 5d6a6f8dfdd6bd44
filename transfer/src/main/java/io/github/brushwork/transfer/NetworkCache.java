package io.github.brushwork.transfer;

import io.github.brushwork.core.Network;
import io.github.brushwork.transfer.settings.NetworkChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Networks that several transfers use, each loaded once.
 *
 * <pre>{@code
 * NetworkCache networks = new NetworkCache();
 * transfer.network(networks.pretrained(weights));
 * }</pre>
 *
 * <p>Releases them when the JVM is short of memory. Thread safe: while one thread loads a network, others that ask for one wait.
 */
public final class NetworkCache {

    /** A file as it was when it was read; one that was written since is another. */
    private record WeightsFile(Path path, long bytes, FileTime written, NetworkChoice choice) {}

    private final Map<Object, SoftReference<Network>> networks = new HashMap<>();

    /** Creates an empty cache. */
    public NetworkCache() {}

    /**
     * Pretrained weights from a file as with {@link NetworkSource#pretrained(Path)}, read once for each choice of architecture, pooling
     * and border, and again when the file has changed.
     *
     * @param weights a weights file of any format that is understood
     * @return the source
     */
    public NetworkSource pretrained(Path weights) {
        NetworkSource source = NetworkSource.pretrained(weights);
        return request -> Files.exists(weights)
                ? network(key(weights, request.choice()), () -> source.network(request))
                : source.network(request); // which says what is wrong
    }

    private static Object key(Path weights, NetworkChoice choice) {
        try {
            return new WeightsFile(
                    weights.toRealPath(), Files.size(weights), Files.getLastModifiedTime(weights), choice);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the weights " + weights, e);
        }
    }

    /**
     * A network that is here already.
     *
     * @param key all that decides what it is; compared by {@code equals}
     * @return the network, if it is here
     */
    public synchronized Optional<Network> find(Object key) {
        return Optional.ofNullable(networks.get(key)).map(SoftReference::get);
    }

    /**
     * A network, loaded if it is not here.
     *
     * @param key all that decides what it is; compared by {@code equals}
     * @param load loads it
     * @return the network
     */
    public synchronized Network network(Object key, Supplier<Network> load) {
        return find(key).orElseGet(() -> {
            Network network = load.get();
            networks.put(key, new SoftReference<>(network));
            return network;
        });
    }
}
