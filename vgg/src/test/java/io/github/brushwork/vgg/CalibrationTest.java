package io.github.brushwork.vgg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.core.Pooling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    @Test
    void shouldChangeOneSettingAtATime() {
        assertThat(Calibration.DEFAULT
                        .withSeed(7)
                        .upTo("conv4_2")
                        .withWidth(0.5)
                        .withPooling(Pooling.MAX)
                        .withSide(128)
                        .withPatches(500))
                .isEqualTo(new Calibration(7, "conv4_2", 0.5, Pooling.MAX, 128, 500));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 4.5, Double.NaN})
    void shouldRefuseWidthsThatMakeNoSense(double width) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calibration.DEFAULT.withWidth(width))
                .withMessageContaining("width " + width);
    }

    @Test
    void shouldRefuseSidesAndPatchesThatAreNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calibration.DEFAULT.withSide(0))
                .withMessageContaining("side 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calibration.DEFAULT.withPatches(0))
                .withMessageContaining("patches 0");
    }

    @Test
    void shouldRefuseUnknownLayerAndListTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calibration.DEFAULT.upTo("relu6_1"))
                .withMessageContainingAll("relu6_1", "relu1_1, relu1_2");
    }
}
