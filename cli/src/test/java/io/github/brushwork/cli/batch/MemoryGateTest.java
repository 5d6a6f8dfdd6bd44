package io.github.brushwork.cli.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.cli.batch.MemoryGate.Share;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES)
class MemoryGateTest {

    private final MemoryGate gate = new MemoryGate(100);
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void stop() {
        other.shutdownNow();
    }

    @Test
    void shouldLetInWhatFitsTogether() throws InterruptedException {
        try (Share one = gate.enter(60);
                Share two = gate.enter(40)) {
            assertThat(one).isNotSameAs(two);
        }
    }

    @Test
    void shouldLetInWhateverIsAlone() throws InterruptedException {
        try (Share share = gate.enter(1000)) {
            assertThat(share).isNotNull();
        }
    }

    @Test
    void shouldLetWaitUntilThereIsRoom() throws Exception {
        CompletableFuture<Thread> waiting = new CompletableFuture<>();
        Share first = gate.enter(60);
        Future<Share> second = other.submit(() -> {
            waiting.complete(Thread.currentThread());
            return gate.enter(41);
        });
        awaitState(waiting.get(), Thread.State.WAITING);

        first.close();

        second.get().close();
        gate.enter(100).close();
    }

    @Test
    void shouldHoldNothingForWhomIsInterrupted() throws Exception {
        CompletableFuture<Thread> waiting = new CompletableFuture<>();
        Share first = gate.enter(60);
        other.submit(() -> {
            waiting.complete(Thread.currentThread());
            return gate.enter(41);
        });
        awaitState(waiting.get(), Thread.State.WAITING);

        other.shutdownNow();

        assertThat(other.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        gate.enter(40).close();
        first.close();
    }

    private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
        while (thread.getState() != state) {
            Thread.sleep(1);
        }
    }
}
