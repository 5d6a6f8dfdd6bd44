package io.github.brushwork.vgg.download;

import static io.github.brushwork.vgg.download.DownloaderFixture.part;
import static io.github.brushwork.vgg.download.RawServer.HOLD;
import static io.github.brushwork.vgg.download.RawServer.SERVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.vgg.download.RawServer.Script;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Threads and processes that want the same file at the same time. */
@Timeout(120)
class SharedDownloadTest {

    private static final Script HALF =
            RawServer.answer("HTTP/1.1 200 OK\nContent-Length: " + Served.SIZE, Served.content(0, Served.HALF));

    private final DownloaderFixture fixture = new DownloaderFixture();
    private final CountDownLatch otherWaits = new CountDownLatch(1);

    private final DownloadListener signalling = new DownloadListener() {
        @Override
        public void waiting(Path target) {
            otherWaits.countDown();
        }
    };

    @TempDir
    private Path folder;

    @Test
    void shouldFetchOnceForTwoThreads() throws Exception {
        try (RawServer server = new RawServer(HALF.then(this::restWhenTheOtherWaits))) {
            Downloader downloader = fixture.downloader().withListener(signalling);
            RemoteFile file = Served.at(server.uri());

            CompletableFuture<Path> one = inAThread(() -> downloader.fetch(file, target()));
            CompletableFuture<Path> two = inAThread(() -> downloader.fetch(file, target()));

            assertThat(one.get()).hasBinaryContent(Served.content());
            assertThat(two.get()).isEqualTo(target());
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "symbolic links are a privilege there")
    void shouldFetchOnceForTwoNamesOfOneFolder() throws Exception {
        Path alias = Files.createSymbolicLink(folder.resolve("alias"), Files.createDirectory(folder.resolve("real")));
        try (RawServer server = new RawServer(HALF.then(this::restWhenTheOtherWaits))) {
            Downloader downloader = fixture.downloader().withListener(signalling);
            RemoteFile file = Served.at(server.uri());

            CompletableFuture<Path> one = inAThread(() -> downloader.fetch(file, alias.resolve("w")));
            downloader.fetch(file, folder.resolve("real").resolve("w"));

            assertThat(one.get()).hasBinaryContent(Served.content());
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void shouldLetTheNextThreadTryIfTheFirstFails() throws Exception {
        Script refuseWhenTheOtherWaits = (head, connection) -> {
            awaitTheOther();
            RawServer.answer("HTTP/1.1 404 Not Found\nContent-Length: 0", new byte[0])
                    .answer(head, connection);
        };
        try (RawServer server = new RawServer(refuseWhenTheOtherWaits, SERVE)) {
            Downloader downloader = fixture.downloader().withListener(signalling);
            RemoteFile file = Served.at(server.uri());

            CompletableFuture<Path> one = inAThread(() -> downloader.fetch(file, target()));
            CompletableFuture<Path> two = inAThread(() -> downloader.fetch(file, target()));

            CompletableFuture.allOf(one, two).exceptionally(failure -> null).get();
            assertThat(one.isCompletedExceptionally()).isNotEqualTo(two.isCompletedExceptionally());
            assertThat(target()).hasBinaryContent(Served.content());
        }
    }

    @Test
    void shouldFetchOnceForTwoProcesses() throws Exception {
        try (RawServer server = new RawServer(HALF.then(this::restWhenTheOtherWaits));
                FetchProcess one = FetchProcess.start(server.uri(), target())) {
            one.awaitLine("half");
            try (FetchProcess two = FetchProcess.start(server.uri(), target())) {
                two.awaitLine("waiting");
                otherWaits.countDown();
                one.awaitLine("done");
                two.awaitLine("done");
            }

            assertThat(target()).hasBinaryContent(Served.content());
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void shouldGoOnFromWhatAKilledProcessLeft() throws Exception {
        try (RawServer server = new RawServer(HALF.then(HOLD), SERVE);
                FetchProcess process = FetchProcess.start(server.uri(), target())) {
            process.awaitLine("half");
            process.kill();
            assertThat(part(target())).hasBinaryContent(Served.content(0, Served.HALF));

            fixture.downloader().fetch(Served.at(server.uri()), target());

            assertThat(target()).hasBinaryContent(Served.content());
            assertThat(fixture.events.all()).containsExactly("started at " + Served.HALF, "finished");
        }
    }

    /** The other half, but not before the second one has found the first at work. */
    private void restWhenTheOtherWaits(String head, Socket connection) throws IOException {
        awaitTheOther();
        connection.getOutputStream().write(Served.content(Served.HALF, Served.SIZE));
    }

    private void awaitTheOther() {
        try {
            otherWaits.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static CompletableFuture<Path> inAThread(Supplier<Path> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task, "fetching").start());
    }

    private Path target() {
        return folder.resolve("weights.bin");
    }
}
