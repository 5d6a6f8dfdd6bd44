package io.github.brushwork.examples;

import static io.github.brushwork.examples.SmallPictures.HARBOUR;
import static io.github.brushwork.examples.SmallPictures.NETWORK;
import static io.github.brushwork.examples.SmallPictures.PAINTING;
import static io.github.brushwork.examples.SmallPictures.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.transfer.StyleTransfer;
import io.github.brushwork.transfer.StyleTransferResult;
import io.github.brushwork.transfer.settings.Preset;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServerPoolTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Preset ENDLESS =
            QUICK.toBuilder().iterations(1_000_000).build();

    private static Engine engine;

    @BeforeAll
    static void startEngine() {
        engine = Engine.named("java");
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    /** Lets the test know that a request is painted, and holds it until the test says so. */
    private static final class Gate implements NetworkSource {

        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        @Override
        public Network network(Request request) {
            reached.countDown();
            try {
                opened.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return request.adapt(NETWORK);
        }
    }

    @Test
    void shouldPaintRequestsOfSeveralThreadsAsIfEachWereAlone() {
        try (ServerPool pool = new ServerPool(engine, NetworkSource.of(NETWORK), QUICK, 2, 8, LONG)) {
            List<CompletableFuture<StyleTransferResult>> answers = Stream.generate(() -> pool.paint(HARBOUR, PAINTING))
                    .limit(4)
                    .toList();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.join().image()).isEqualTo(alone()));
        }
    }

    private static Image alone() {
        return StyleTransfer.builder()
                .preset(QUICK)
                .content(HARBOUR)
                .style(PAINTING)
                .network(NETWORK)
                .engine(engine)
                .build()
                .run()
                .image();
    }

    @Test
    void shouldRefuseARequestWhenTooManyWaitAndTakeOneAgainWhenAnotherIsCancelled() throws InterruptedException {
        Gate gate = new Gate();
        try (ServerPool pool = new ServerPool(engine, gate, QUICK, 1, 1, LONG)) {
            CompletableFuture<StyleTransferResult> painted = pool.paint(HARBOUR, PAINTING);
            gate.reached.await();
            CompletableFuture<StyleTransferResult> waiting = pool.paint(HARBOUR, PAINTING);

            assertThatExceptionOfType(RejectedExecutionException.class)
                    .isThrownBy(() -> pool.paint(HARBOUR, PAINTING))
                    .withMessage("the server paints 1 pictures and 1 wait: ask again later");

            waiting.cancel(true);
            CompletableFuture<StyleTransferResult> next = pool.paint(HARBOUR, PAINTING);
            gate.opened.countDown();
            assertThat(painted.join().image()).isEqualTo(next.join().image());
        }
    }

    @Test
    void shouldEndThePaintingOfARequestThatIsCancelled() throws InterruptedException {
        Gate gate = new Gate();
        gate.opened.countDown();
        try (ServerPool pool = new ServerPool(engine, gate, ENDLESS, 1, 1, LONG)) {
            CompletableFuture<StyleTransferResult> answer = pool.paint(HARBOUR, PAINTING);
            gate.reached.await();

            answer.cancel(true);

            assertThat(answer).isCancelled();
        }
        // The pool was closed: no thread of it paints any more, long before the million iterations.
    }

    @Test
    void shouldFinishWhatItAcceptedWhenItIsClosedAndRefuseTheRest() {
        ServerPool pool = new ServerPool(engine, NetworkSource.of(NETWORK), QUICK, 1, 4, LONG);
        CompletableFuture<StyleTransferResult> first = pool.paint(HARBOUR, PAINTING);
        CompletableFuture<StyleTransferResult> second = pool.paint(HARBOUR, PAINTING);

        pool.close();

        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> pool.paint(HARBOUR, PAINTING))
                .withMessage("the server is shutting down");
    }

    @Test
    void shouldCancelWhatTakesTooLongWhenItIsClosed() {
        ServerPool pool = new ServerPool(engine, NetworkSource.of(NETWORK), ENDLESS, 1, 1, Duration.ofMillis(1));
        CompletableFuture<StyleTransferResult> painted = pool.paint(HARBOUR, PAINTING);
        CompletableFuture<StyleTransferResult> waiting = pool.paint(HARBOUR, PAINTING);

        pool.close();

        assertThat(painted).isCancelled();
        assertThat(waiting).isCancelled();
    }

    @Test
    void shouldHandOnWhatWentWrong() {
        NetworkSource broken = request -> {
            throw new IllegalStateException("no network today");
        };
        try (ServerPool pool = new ServerPool(engine, broken, QUICK, 1, 1, LONG)) {
            assertThat(pool.paint(HARBOUR, PAINTING))
                    .failsWithin(LONG)
                    .withThrowableThat()
                    .withMessageContaining("no network today");
        }
    }

    @Test
    void shouldAnswerAPictureWithAPictureAndAnythingElseWithAMessage(@TempDir Path folder)
            throws IOException, InterruptedException {
        byte[] harbour = Files.readAllBytes(SmallPictures.write(HARBOUR, folder, "harbour.png"));
        try (ServerPool pool = new ServerPool(engine, NetworkSource.of(NETWORK), QUICK, 1, 4, LONG);
                PaintingServer server = new PaintingServer(0, PAINTING, pool)) {
            HttpResponse<byte[]> painted = post(server, harbour);
            HttpResponse<byte[]> refused = post(server, "not a picture".getBytes(StandardCharsets.UTF_8));

            assertThat(painted.statusCode()).isEqualTo(200);
            assertThat(painted.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(Image.read(new ByteArrayInputStream(painted.body())).width())
                    .isEqualTo(HARBOUR.width());
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).isNotBlank();
        }
    }

    private static HttpResponse<byte[]> post(PaintingServer server, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.address()))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }
}
