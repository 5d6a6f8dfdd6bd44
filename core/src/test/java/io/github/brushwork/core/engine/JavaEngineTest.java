package io.github.brushwork.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class JavaEngineTest {

    @Test
    void shouldSayWhichKernelsItRunsOnHowManyThreads() {
        try (JavaEngine one = JavaEngine.on(Kernels::plain, 1);
                JavaEngine three = JavaEngine.on(Kernels::plain, 3);
                JavaEngine all = new JavaEngine()) {
            assertThat(one.description()).isEqualTo("java (plain Java, 1 thread)");
            assertThat(three.description()).isEqualTo("java (plain Java, 3 threads)");
            assertThat(all.description()).contains(", " + Runtime.getRuntime().availableProcessors() + " thread");
        }
    }

    @Test
    void shouldRejectAnImpossibleNumberOfThreads() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JavaEngine.on(Kernels::plain, 0))
                .withMessageContaining("at least 1 worker, not 0");
    }

    @Test
    void shouldLetItsThreadsGoIfTheKernelsDoNotStart() {
        AtomicReference<Workers> started = new AtomicReference<>();

        assertThatIllegalStateException()
                .isThrownBy(() -> JavaEngine.on(
                        workers -> {
                            started.set(workers);
                            throw new IllegalStateException("no such kernels");
                        },
                        2))
                .withMessage("no such kernels");

        assertThatIllegalStateException()
                .isThrownBy(() -> started.get().loop((index, scratch) -> {}).run(1))
                .withMessageContaining("closed");
    }
}
