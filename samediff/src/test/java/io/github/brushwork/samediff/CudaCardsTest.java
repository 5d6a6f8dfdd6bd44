package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CudaCardsTest {

    @ParameterizedTest
    @ValueSource(strings = {"Tesla K80, 3.7", "Tesla T4, 7.5", "NVIDIA A10, 8.6\n", "NVIDIA L4, 8.9"})
    void shouldFindNoObstacleOnCardsThatNd4jHasCodeFor(String list) {
        assertThat(CudaCards.parse(list).orElseThrow().obstacle()).isEmpty();
    }

    @Test
    void shouldNameTheCardsThatNd4jHasNoCodeForAndWhatToDo() {
        assertThat(CudaCards.parse("NVIDIA H100 80GB HBM3, 9.0\nNVIDIA RTX, Blackwell, 12.0\n")
                        .orElseThrow()
                        .obstacle())
                .contains("ND4J's CUDA library has code for compute capability 3.7 to 8.9, and this machine has"
                        + " NVIDIA H100 80GB HBM3 (compute capability 9.0),"
                        + " NVIDIA RTX, Blackwell (compute capability 12.0). Use the engine java, or"
                        + " org.nd4j:nd4j-native in place of org.nd4j:nd4j-cuda-11.6");
    }

    @Test
    void shouldBeContentWithOneCardThatCanRunIt() {
        assertThat(CudaCards.parse("NVIDIA H100 PCIe, 9.0\nNVIDIA A100, 8.0")
                        .orElseThrow()
                        .obstacle())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "No devices were found", "NVIDIA A10, [N/A]", "Field \"compute_cap\" is not valid"})
    void shouldSayNothingOfWhatItDoesNotUnderstand(String list) {
        assertThat(CudaCards.parse(list)).isEmpty();
    }
}
