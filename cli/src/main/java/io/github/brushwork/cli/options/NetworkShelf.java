package io.github.brushwork.cli.options;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.Padding;
import io.github.brushwork.transfer.settings.NetworkChoice;
import io.github.brushwork.vgg.architecture.Architecture;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Pretrained networks that several transfers use, each loaded once. Lets go of them where the JVM is short of memory. Thread safe.
 */
public final class NetworkShelf {

    /** All that decides what a network is, if it is not learned from pictures. */
    record Key(String weights, Architecture architecture, Padding padding, NetworkChoice choice) {}

    private final Map<Key, SoftReference<Network>> networks = new HashMap<>();

    /** Creates an empty shelf. */
    public NetworkShelf() {}

    synchronized Optional<Network> find(Key key) {
        return Optional.ofNullable(networks.get(key)).map(SoftReference::get);
    }

    /** Loads it if it is not there, while others wait. */
    synchronized Network network(Key key, Supplier<Network> load) {
        return find(key).orElseGet(() -> {
            Network network = load.get();
            networks.put(key, new SoftReference<>(network));
            return network;
        });
    }
}
