package io.github.brushwork.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import org.junit.jupiter.api.Test;

/** Runs in a JVM that was started without {@code --add-modules jdk.incubator.vector}. */
class EngineWithoutVectorModuleTest {

    private static final String REMEDY = "start java with --add-modules jdk.incubator.vector";

    @Test
    void shouldRunPlainJava() {
        try (Engine auto = Engine.auto();
                Engine java = Engine.named("java")) {
            assertThat(auto.description()).startsWith("java (plain Java, ");
            assertThat(java.description()).startsWith("java (plain Java, ");
        }
    }

    @Test
    void shouldNotRunVectorKernelsThatAreAskedForByName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Engine.named("java-vector"))
                .withMessageContaining(REMEDY);
        try (Workers workers = new Workers(1)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Kernels.vector(workers))
                    .withMessageContaining(REMEDY);
        }
    }
}
