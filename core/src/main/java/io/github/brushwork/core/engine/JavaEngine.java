package io.github.brushwork.core.engine;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.MemoryEstimate;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The engine that needs nothing but the JVM. It computes with {@link Kernels} on threads of its own, which are daemons and
 * end when the engine is closed, and gives the same bits for any number of threads.
 *
 * <p>May be shared between threads; objectives and extractors that run at the same time take turns at its threads.
 */
public final class JavaEngine implements Engine {

    static final String NAME = "java";

    private static final System.Logger LOG = System.getLogger(Engine.class.getName());
    private static final AtomicBoolean FALLBACK_IS_LOGGED = new AtomicBoolean();

    private final Workers workers;
    private final Kernels kernels;

    /**
     * Creates an engine with the fastest kernels that run here, on all processors. The first time that these are
     * not the vector kernels, the log says why, and what to do.
     */
    public JavaEngine() {
        this(Kernels::fastest, Runtime.getRuntime().availableProcessors());
        Kernels.obstacleToVector().ifPresent(JavaEngine::logOnce);
    }

    private static void logOnce(String obstacle) {
        if (FALLBACK_IS_LOGGED.compareAndSet(false, true)) {
            LOG.log(Level.INFO, () -> "engine java runs in plain Java, several times slower, because " + obstacle);
        }
    }

    private JavaEngine(Function<Workers, Kernels> kernels, int threads) {
        this.workers = new Workers(threads);
        try {
            this.kernels = kernels.apply(workers);
        } catch (RuntimeException | Error e) {
            workers.close();
            throw e;
        }
    }

    /**
     * Creates an engine with chosen kernels on a chosen number of threads.
     *
     * @param kernels for example {@code Kernels::vector}, {@code Kernels::plain} or {@code Kernels::fastest}
     * @param threads how many threads compute at a time, the calling one among them; at least 1
     * @return the engine
     * @throws IllegalArgumentException if the number of threads is less than 1
     * @throws IllegalStateException if the kernels cannot run here; the message says why and what to do
     */
    public static JavaEngine on(Function<Workers, Kernels> kernels, int threads) {
        return new JavaEngine(kernels, threads);
    }

    @Override
    public String description() {
        return NAME + " (" + kernels.description() + ", " + threads(workers.count()) + ")";
    }

    @Override
    public String arithmetic() {
        return NAME + " (" + kernels.description() + ")";
    }

    static String threads(int count) {
        return count + (count == 1 ? " thread" : " threads");
    }

    /**
     * Gives up between two steps of a computation; within a step the workers do.
     *
     * @throws CancellationException if the thread is interrupted, which it stays
     */
    static void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("the thread was interrupted");
        }
    }

    @Override
    public FeatureExtractor extractor(Network network, Collection<String> layers) {
        return new JavaFeatureExtractor(kernels, network, layers);
    }

    @Override
    public Objective objective(Network network, List<Term> terms, Shape input) {
        return new JavaObjective(kernels, new ObjectivePlan(network, terms, input));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Counts the elements of all arrays, so that it is exact but for some kilobytes of objects, and for losses that do
     * not tell their {@link io.github.brushwork.core.Loss#footprint}. The scratch is what it is when every thread has
     * computed every part.
     */
    @Override
    public Optional<MemoryEstimate> memory(Network network, List<Term> terms, Shape input) {
        return Optional.of(new ObjectivePlan(network, terms, input).memory(kernels.footprints()));
    }

    /** Lets the engine's threads end; its objectives and extractors no longer run then. */
    @Override
    public void close() {
        workers.close();
    }
}
