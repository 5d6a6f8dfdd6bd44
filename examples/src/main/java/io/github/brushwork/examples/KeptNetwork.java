package io.github.brushwork.examples;

import io.github.brushwork.core.Network;
import io.github.brushwork.transfer.NetworkSource;

/** Remembers the network that a run was given, to judge its result with. For one run, on one thread. */
final class KeptNetwork implements NetworkSource {

    private final NetworkSource source;
    private Network network;

    KeptNetwork(NetworkSource source) {
        this.source = source;
    }

    @Override
    public Network network(Request request) {
        network = source.network(request);
        return network;
    }

    /** The network; null before the run has begun. */
    Network network() {
        return network;
    }
}
