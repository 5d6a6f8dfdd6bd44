package io.github.brushwork.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JvmTest {

    private static final String NAME = "OpenJDK 64-Bit Server VM";
    private static final String INFO = "mixed mode, sharing";

    @Test
    void shouldLetVectorKernelsRunWithTheModuleAndC2() {
        assertThat(new Jvm(true, NAME, INFO, false, 4).obstacle()).isEmpty();
    }

    @Test
    void shouldSayWhatStandsInTheWay() {
        assertThat(new Jvm(false, NAME, INFO, false, 4).obstacle())
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("not loaded").endsWith("--add-modules jdk.incubator.vector"));
        assertThat(new Jvm(true, NAME, "interpreted mode, sharing", false, 4).obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("without -Xint"));
        assertThat(new Jvm(true, NAME, INFO, true, 4).obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("-XX:-UseJVMCICompiler"));
        assertThat(new Jvm(true, NAME, "mixed mode, emulated-client", false, 1).obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("C2 is switched off"));
        assertThat(new Jvm(true, NAME, INFO, false, 3).obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("-XX:TieredStopAtLevel"));
        assertThat(new Jvm(true, "Eclipse OpenJ9 VM", INFO, false, 4).obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("Eclipse OpenJ9 VM"));
    }

    @Test
    void shouldChooseTheKernelsThatRunHere() {
        Optional<String> obstacle = Kernels.obstacleToVector();
        try (Workers workers = new Workers(1)) {
            String fastest = Kernels.fastest(workers).description();
            if (obstacle.isPresent()) {
                assertThat(fastest).isEqualTo("plain Java");
                assertThatIllegalStateException()
                        .isThrownBy(() -> Kernels.vector(workers))
                        .withMessage("vector kernels cannot run here: " + obstacle.get());
            } else {
                assertThat(fastest).startsWith("Vector API");
                assertThat(Kernels.vector(workers).description()).isEqualTo(fastest);
            }
        }
    }
}
