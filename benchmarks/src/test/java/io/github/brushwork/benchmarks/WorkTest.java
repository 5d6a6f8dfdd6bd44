package io.github.brushwork.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WorkTest {

    @Test
    void shouldCountADirectConvolution() {
        assertThat(Work.flops("convolution.backward", "3-64@256")).isEqualTo(2.0 * 9 * 3 * 64 * 256 * 256);
    }

    @Test
    void shouldCountAFullProduct() {
        assertThat(Work.flops("gram.gram", "4096x512")).isEqualTo(2.0 * 4096 * 512 * 512);
    }

    @Test
    void shouldCountAnEvaluationForwardAndBack() {
        double blocks = 0;
        for (VggBlock block : VggBlock.values()) {
            blocks += Work.flops("backprop.evaluate", block.name() + ",512");
        }

        // VGG16 to relu5_1 at 512 x 512: 20.2, 29.0, 48.3, 48.3 and 4.8 GFLOP forward, block by block
        assertThat(blocks / 1e9).isCloseTo(2 * 150.7, within(0.1));
        assertThat(Work.flops("evaluation.evaluate", "512")).isGreaterThan(blocks);
    }

    @Test
    void shouldRejectWhatIsNoSize() {
        assertThatThrownBy(() -> ConvolutionSize.parse("64x64"))
                .hasMessageContaining("64x64")
                .hasMessageContaining("64-128@256");
        assertThatThrownBy(() -> GramSize.parse("64")).hasMessageContaining("65536x128");
        assertThatThrownBy(() -> VggBlock.named("block6")).hasMessageContaining("block6");
    }
}
