package io.github.brushwork.transfer;

import io.github.brushwork.core.Network;

/**
 * Asks for the network of one transfer once, and keeps it: to judge the result with it, or to run or estimate the transfer again. For
 * one transfer only, as a network may be learned from its pictures. Thread safe.
 */
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
    public synchronized Network network(Request request) {
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
    public synchronized Network network() {
        return network;
    }
}
