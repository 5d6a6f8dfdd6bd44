package io.github.brushwork.transfer;

import io.github.brushwork.core.Fingerprint;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Term;
import io.github.brushwork.transfer.settings.Gradients;
import io.github.brushwork.transfer.settings.StyleSettings;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Targets that transfers in the same styles share: each style's pictures are put through the network once, not once a transfer.
 *
 * <pre>{@code
 * StyleCache styles = StyleCache.ofSize(10);
 * for (Path photo : photos) {
 *     StyleTransfer.builder()
 *             .content(photo)
 *             .style(painting)
 *             .network(network)
 *             .styleCache(styles)
 *             .build()
 *             .run()
 *             .saveWithRecord(out.resolve(photo.getFileName()));
 * }
 * }</pre>
 *
 * <p>Results are the same to the bit with and without. Shared is what belongs to the same pixels at the size at which they are read, the
 * same weights, regions, settings of the style, seed, network and arithmetic of the engine; networks are compared by their weights.
 * So nothing is shared where each content has a network of its own, as with {@link NetworkSource#calibrated()}, or recolours
 * the styles.
 *
 * <p>Holds the most recently used styles, as many as it was made for, and releases them when the JVM is short of memory.
 * Thread safe.
 */
public final class StyleCache {

    /** All that decides the bits of style terms. */
    record Key(
            Map<String, String> styles,
            StyleSettings settings,
            Gradients gradients,
            long seed,
            String network,
            String arithmetic) {}

    /** Bound by whoever asks first, while others who ask for the same wait. */
    private static final class Shared {

        private SoftReference<List<Term>> terms = new SoftReference<>(null);

        synchronized List<Term> terms(Supplier<List<Term>> bind) {
            List<Term> bound = terms.get();
            if (bound == null) {
                bound = List.copyOf(bind.get());
                terms = new SoftReference<>(bound);
            }
            return bound;
        }
    }

    /** The network of the last transfer, which most often is that of the next: its fingerprint takes a while. */
    private record Known(WeakReference<Network> network, String fingerprint) {}

    private final Map<Key, Shared> entries;
    private volatile Known known = new Known(new WeakReference<>(null), "");

    private StyleCache(int size) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Shared> eldest) {
                return size() > size;
            }
        };
    }

    /**
     * An empty cache.
     *
     * @param styles how many are held at most, at least 1; one that is read at several sizes, as in a transfer with several scales,
     *     counts as often
     * @return the cache
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static StyleCache ofSize(int styles) {
        if (styles < 1) {
            throw new IllegalArgumentException("a cache of " + styles + " styles: there must be at least 1");
        }
        return new StyleCache(styles);
    }

    /** What was bound for this key, or is bound now. */
    List<Term> terms(Key key, Supplier<List<Term>> bind) {
        return shared(key).terms(bind);
    }

    private Shared shared(Key key) {
        synchronized (entries) {
            return entries.computeIfAbsent(key, any -> new Shared());
        }
    }

    /** {@link Fingerprint#of(Network)}. */
    String fingerprint(Network network) {
        Known last = known;
        if (last.network().get() == network) {
            return last.fingerprint();
        }
        String fingerprint = Fingerprint.of(network);
        known = new Known(new WeakReference<>(network), fingerprint);
        return fingerprint;
    }
}
