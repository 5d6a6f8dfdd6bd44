package io.github.brushwork.vgg.download;

import static io.github.brushwork.vgg.download.DownloaderFixture.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.vgg.download.RawServer.Script;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All timeouts are a minute, so that these tests end in time only if the interruption is heeded. */
@Timeout(30)
class InterruptionTest {

    /** How an interrupted fetch ended. */
    private record End(DownloadException exception, boolean interrupted) {}

    private final DownloaderFixture fixture = new DownloaderFixture();
    private final CountDownLatch arrived = new CountDownLatch(1);

    @TempDir
    private Path folder;

    private final DownloadListener atHalf = new DownloadListener() {
        @Override
        public void progressed(long bytes, long total) {
            if (bytes == Served.HALF) {
                arrived.countDown();
            }
        }
    };

    @Test
    void shouldStopInABodyAndGoOnNextTime() throws Exception {
        Script half =
                RawServer.answer("HTTP/1.1 200 OK\nContent-Length: " + Served.SIZE, Served.content(0, Served.HALF));
        try (RawServer server = new RawServer(half.then(RawServer.HOLD), RawServer.SERVE)) {
            End end = interruptedFetch(fixture.downloader().withListener(atHalf), server.uri());

            assertInterrupted(end);
            server.awaitAbandoned();
            assertThat(part(target())).hasBinaryContent(Served.content(0, Served.HALF));

            fixture.downloader().fetch(Served.at(server.uri()), target());
            assertThat(target()).hasBinaryContent(Served.content());
            assertThat(fixture.events.all()).containsExactly("started at " + Served.HALF, "finished");
        }
    }

    @Test
    void shouldStopBeforeTheAnswer() throws Exception {
        Script signal = (head, connection) -> arrived.countDown();
        try (RawServer server = new RawServer(signal.then(RawServer.HOLD))) {
            assertInterrupted(interruptedFetch(fixture.downloader(), server.uri()));
            server.awaitAbandoned();
        }
    }

    @Test
    void shouldStopBetweenTwoAttempts() throws Exception {
        Pause pause = delay -> {
            arrived.countDown();
            new CountDownLatch(1).await();
        };
        Downloader downloader =
                fixture.downloader().withSurroundings(new Surroundings(Optional.empty(), Map.of(), pause));
        try (RawServer server = new RawServer((head, connection) -> {})) {
            assertInterrupted(interruptedFetch(downloader, server.uri()));
        }
    }

    @Test
    void shouldStopWhileItWaitsForAnotherThread() throws Exception {
        DownloadListener waiting = new DownloadListener() {
            @Override
            public void waiting(Path target) {
                arrived.countDown();
            }
        };
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Thread holder = new Thread(() -> hold(held, done));
        holder.start();
        held.await();

        assertInterrupted(interruptedFetch(
                fixture.downloader().withListener(waiting), URI.create("http://nowhere.invalid/weights.bin")));

        done.countDown();
        holder.join();
    }

    @Test
    void shouldStopAThreadThatIsInterruptedAlready() throws Exception {
        try (RawServer server = new RawServer(RawServer.HOLD)) {
            arrived.countDown();
            assertInterrupted(interruptedFetch(fixture.downloader(), server.uri()));
        }
    }

    private void hold(CountDownLatch held, CountDownLatch done) {
        try {
            TargetLock.whileHeld(target(), () -> {}, () -> {
                held.countDown();
                done.await();
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fetches in a thread of its own, and interrupts that as soon as the latch says where it has arrived. */
    private End interruptedFetch(Downloader downloader, URI mirror) throws Exception {
        CompletableFuture<End> end = new CompletableFuture<>();
        Thread fetching = new Thread(() -> {
            try {
                downloader.fetch(Served.at(mirror), target());
                end.completeExceptionally(new AssertionError("fetched in spite of the interruption"));
            } catch (DownloadException e) {
                end.complete(new End(e, Thread.currentThread().isInterrupted()));
            }
        });
        fetching.start();
        arrived.await();
        fetching.interrupt();
        return end.get();
    }

    private static void assertInterrupted(End end) {
        assertThat(end.exception()).hasMessageStartingWith("interrupted while fetching weights.bin to ");
        assertThat(end.interrupted()).isTrue();
    }

    private Path target() {
        return folder.resolve("weights.bin");
    }
}
