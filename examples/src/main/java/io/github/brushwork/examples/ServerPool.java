package io.github.brushwork.examples;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.settings.Preset;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Paints the requests of a server on a fixed number of threads. Safe to share between threads.
 *
 * <p>Engine, network and settings are the same objects for all of them: none has a state that a run changes. What an engine makes for
 * a run belongs to that run. Runs take turns at the engine's threads, so more painters mean more requests at a time, not more
 * work; each needs the memory of a whole run.
 */
final class ServerPool implements AutoCloseable {

    private final Engine engine;
    private final NetworkSource network;
    private final Preset preset;
    private final Duration grace;
    private final ThreadPoolExecutor painters;
    private final Set<CompletableFuture<StyleTransferResult>> accepted = ConcurrentHashMap.newKeySet();

    /**
     * Starts a pool.
     *
     * @param engine what computes; closed by the caller, after the pool
     * @param threads how many requests are painted at a time, at least 1
     * @param waiting how many more are accepted, at least 1
     * @param grace how long {@link #close()} lets accepted requests take before it cancels them; more than 0
     */
    ServerPool(Engine engine, NetworkSource network, Preset preset, int threads, int waiting, Duration grace) {
        this.engine = engine;
        this.network = network;
        this.preset = preset;
        this.grace = grace;
        String full = "the server paints " + threads + " pictures and " + waiting + " wait: ask again later";
        this.painters = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(waiting), (task, pool) -> {
                    throw new RejectedExecutionException(pool.isShutdown() ? "the server is shutting down" : full);
                });
    }

    /**
     * Accepts a request.
     *
     * @return the picture to be; {@code cancel} takes the request out of the queue, or ends its painting
     * @throws RejectedExecutionException if too many requests wait, or the pool is closed; the message says which
     */
    CompletableFuture<StyleTransferResult> paint(Image content, Image style) {
        StyleTransfer transfer = StyleTransfer.builder()
                .preset(preset)
                .content(content)
                .style(style)
                .network(network)
                .engine(engine)
                .build();
        CompletableFuture<StyleTransferResult> answer = new CompletableFuture<>();
        Future<?> task = painters.submit(() -> answer(transfer, answer));
        accepted.add(answer);
        answer.whenComplete((result, failure) -> {
            accepted.remove(answer);
            if (answer.isCancelled()) {
                // A transfer ends when its thread is interrupted.
                task.cancel(true);
                painters.purge();
            }
        });
        return answer;
    }

    private static void answer(StyleTransfer transfer, CompletableFuture<StyleTransferResult> answer) {
        try {
            answer.complete(transfer.run());
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    /** Refuses new requests, finishes those accepted within the grace, cancels the rest, and returns when no thread paints. */
    @Override
    public void close() {
        painters.shutdown();
        boolean interrupted = false;
        while (!painters.isTerminated()) {
            try {
                if (!painters.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                    accepted.forEach(answer -> answer.cancel(true));
                }
            } catch (InterruptedException e) {
                interrupted = true;
                accepted.forEach(answer -> answer.cancel(true));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
