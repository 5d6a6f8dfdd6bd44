package io.github.brushwork.cli.options;

import io.github.brushwork.core.Network;
import io.github.brushwork.transfer.NetworkSource;

/** Asks for a transfer's network once, and remembers it for others who deal with the same transfer. On one thread. */
public final class KeptNetwork implements NetworkSource {

    private final NetworkSource source;
    private Network network;

    /**
     * Asks for nothing yet.
     *
     * @param source where the network comes from
     */
    public KeptNetwork(NetworkSource source) {
        this.source = source;
    }

    @Override
    public Network network(Request request) {
        if (network == null) {
            network = source.network(request);
        }
        return network;
    }

    /**
     * The network.
     *
     * @return null before a transfer has asked for it
     */
    public Network network() {
        return network;
    }
}
