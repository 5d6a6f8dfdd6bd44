package io.github.brushwork.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.brushwork.testing.Allocation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void shouldRunEveryTaskOnce(int count) {
        try (Workers workers = new Workers(count)) {
            AtomicIntegerArray runs = new AtomicIntegerArray(1000);
            Workers.Loop loop = workers.loop((index, scratch) -> runs.incrementAndGet(index));

            loop.run(1000);
            loop.run(17);
            loop.run(0);

            for (int i = 0; i < 1000; i++) {
                assertThat(runs.get(i)).as("task %d", i).isEqualTo(i < 17 ? 2 : 1);
            }
            assertThat(workers.count()).isEqualTo(count);
        }
    }

    @Test
    void shouldRunOnAllItsThreadsAtATime() throws Exception {
        try (Workers workers = new Workers(3)) {
            // given three tasks that wait for one another
            CountDownLatch together = new CountDownLatch(3);
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            Workers.Loop loop = workers.loop((index, scratch) -> {
                threads.add(Thread.currentThread());
                together.countDown();
                await(together);
            });

            // when
            loop.run(3);

            // then
            assertThat(threads).hasSize(3).contains(Thread.currentThread());
            threads.remove(Thread.currentThread());
            assertThat(threads)
                    .allMatch(Thread::isDaemon)
                    .allMatch(thread -> thread.getName().startsWith("brushwork-"));
        }
    }

    @Test
    void shouldGiveEachTaskMemoryOfItsOwn() {
        try (Workers workers = new Workers(4)) {
            AtomicInteger shared = new AtomicInteger();
            Workers.Loop loop = workers.loop((index, scratch) -> {
                float[] memory = scratch.floats(100);
                for (int round = 0; round < 100; round++) {
                    memory[round] = index;
                    Thread.onSpinWait();
                    shared.addAndGet(memory[round] == index ? 0 : 1);
                }
            });

            loop.run(500);

            assertThat(shared).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldPassOnWhatATaskThrowsAndStayUsable(int count) {
        try (Workers workers = new Workers(count)) {
            // given
            AtomicInteger runs = new AtomicInteger();
            Workers.Loop failing = workers.loop((index, scratch) -> {
                runs.incrementAndGet();
                if (index == 5) {
                    throw new IllegalStateException("task 5");
                }
            });

            // then the rest is not begun
            assertThatIllegalStateException()
                    .isThrownBy(() -> failing.run(100_000))
                    .withMessage("task 5");
            assertThat(runs).hasValueLessThan(100_000);

            // and the next loop knows nothing of it
            runs.set(0);
            failing.run(5);
            workers.loop((index, scratch) -> runs.incrementAndGet()).run(10);
            assertThat(runs).hasValue(15);
        }
    }

    @Test
    void shouldPassOnErrors() {
        try (Workers workers = new Workers(2)) {
            Workers.Loop loop = workers.loop((index, scratch) -> {
                throw new OutOfMemoryError("in a test");
            });
            assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> loop.run(3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldStopPromptlyWhenInterrupted(int count) throws Exception {
        try (Workers workers = new Workers(count)) {
            // given a loop that would take hours
            CountDownLatch begun = new CountDownLatch(1);
            AtomicInteger running = new AtomicInteger();
            Workers.Loop loop = workers.loop((index, scratch) -> {
                running.incrementAndGet();
                begun.countDown();
                sleep(Duration.ofMillis(5));
                running.decrementAndGet();
            });
            List<Object> outcome = new ArrayList<>();
            Thread caller = new Thread(() -> {
                try {
                    loop.run(Integer.MAX_VALUE);
                } catch (CancellationException e) {
                    outcome.add(e);
                    outcome.add(Thread.currentThread().isInterrupted());
                    outcome.add(running.get());
                }
            });

            // when
            caller.start();
            begun.await();
            caller.interrupt();
            caller.join(10_000);

            // then no task runs any more
            assertThat(caller.isAlive()).isFalse();
            assertThat(outcome).hasSize(3);
            assertThat(outcome.get(1)).isEqualTo(true);
            assertThat(outcome.get(2)).isEqualTo(0);
            // and the workers stay usable
            loop.run(3);
        }
    }

    @Test
    void shouldBeginNothingIfAlreadyInterrupted() {
        try (Workers workers = new Workers(1)) {
            AtomicInteger runs = new AtomicInteger();
            Workers.Loop loop = workers.loop((index, scratch) -> runs.incrementAndGet());

            Thread.currentThread().interrupt();

            assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> loop.run(10));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(runs).hasValue(0);
        }
    }

    @Test
    void shouldServeSeveralCallersAtOnce() throws Exception {
        try (Workers workers = new Workers(3)) {
            AtomicInteger runs = new AtomicInteger();
            List<Thread> callers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                Workers.Loop loop = workers.loop((index, scratch) -> runs.incrementAndGet());
                callers.add(new Thread(() -> {
                    for (int round = 0; round < 200; round++) {
                        loop.run(10);
                    }
                }));
            }

            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join();
            }

            assertThat(runs).hasValue(5 * 200 * 10);
        }
    }

    @Test
    void shouldRefuseOnceClosedAndLetItsThreadsEnd() throws Exception {
        // given
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch together = new CountDownLatch(2);
        Workers workers = new Workers(2);
        Workers.Loop loop = workers.loop((index, scratch) -> {
            threads.add(Thread.currentThread());
            together.countDown();
            await(together);
        });
        loop.run(2);

        // when
        workers.close();

        // then
        assertThatIllegalStateException().isThrownBy(() -> loop.run(1)).withMessageContaining("closed");
        for (Thread thread : threads) {
            if (thread != Thread.currentThread()) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }

    @Test
    void shouldAllocateNothing() {
        try (Workers workers = new Workers(2)) {
            Workers.Loop loop = workers.loop((index, scratch) -> scratch.floats(1000)[index] = index);

            // What is left is the JVM's own; a thousand tasks would show.
            assertThat(Allocation.ofAllThreads(() -> loop.run(1000), 20)).isLessThan(1000);
        }
    }

    @Test
    void shouldRejectAnImpossibleCount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Workers(0))
                .withMessage("there must be at least 1 worker, not 0");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
