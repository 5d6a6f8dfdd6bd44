package io.github.brushwork.vgg.download;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of a response, taken piece by piece by the thread that wants it. The client's threads only hand pieces over, one
 * when one is asked for, so that all else (the file, the listener, timeouts, interruption) happens on one thread. The
 * client's own request timeout is of no use here: some releases of the JDK end it at the headers, others count the body
 * in.
 */
final class Body implements BodySubscriber<Body>, AutoCloseable {

    /** A piece, or the end (no piece), or the end by an error. */
    private record Signal(Optional<List<ByteBuffer>> piece, Throwable error) {}

    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    /**
     * Waits for the next piece.
     *
     * @return the piece, or empty at the end
     * @throws HttpTimeoutException if nothing comes for as long as the patience lasts
     * @throws IOException if the connection breaks
     */
    Optional<List<ByteBuffer>> next(Duration patience) throws IOException, InterruptedException {
        subscription.thenAccept(source -> source.request(1));
        Signal signal = signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (signal == null) {
            throw new HttpTimeoutException("no byte for " + Durations.inWords(patience));
        }
        if (signal.error() != null) {
            throw new IOException(signal.error());
        }
        return signal.piece();
    }

    /** Ends the exchange, which closes a connection that has not sent all. */
    @Override
    public void close() {
        subscription.thenAccept(Flow.Subscription::cancel);
    }

    @Override
    public CompletionStage<Body> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription source) {
        subscription.complete(source);
    }

    @Override
    public void onNext(List<ByteBuffer> piece) {
        signals.add(new Signal(Optional.of(piece), null));
    }

    @Override
    public void onError(Throwable error) {
        signals.add(new Signal(Optional.empty(), error));
    }

    @Override
    public void onComplete() {
        signals.add(new Signal(Optional.empty(), null));
    }
}
