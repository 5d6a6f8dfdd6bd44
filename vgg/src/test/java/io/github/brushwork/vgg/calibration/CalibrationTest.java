package io.github.brushwork.vgg.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.core.Padding;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.vgg.architecture.Architecture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {

    @Test
    void shouldChangeOneSettingAtATime() {
        assertThat(Calibration.defaults()
                        .withSeed(7)
                        .upTo("conv4_2")
                        .withWidth(0.5)
                        .withPooling(Pooling.MAX)
                        .withPadding(Padding.REFLECT)
                        .withFilters(FilterChoice.clustered())
                        .withEqualisation(0.75)
                        .withSide(128)
                        .withPatches(500))
                .isEqualTo(new Calibration(
                        7, "conv4_2", 0.5, Pooling.MAX, Padding.REFLECT, FilterChoice.clustered(), 0.75, 128, 500));
    }

    @Test
    void shouldTakePrincipalDirectionsHalfEqualisedAndReplicateTheBorderUnlessToldOtherwise() {
        assertThat(Calibration.defaults().filters()).isEqualTo(FilterChoice.principal());
        assertThat(Calibration.defaults().equalisation()).isEqualTo(0.5);
        assertThat(Calibration.defaults().padding()).isEqualTo(Padding.REPLICATE);
        assertThat(FilterChoice.clustered()).isEqualTo(new FilterChoice.Clustered(0.05));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void shouldRefuseEqualisationsThatMakeNoSense(double equalisation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calibration.defaults().withEqualisation(equalisation))
                .withMessageContaining("equalisation " + equalisation);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.POSITIVE_INFINITY, Double.NaN})
    void shouldRefuseRegularisationsThatMakeNoSense(double regularisation) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilterChoice.Mixed(regularisation))
                .withMessageContaining("regularisation " + regularisation);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FilterChoice.Clustered(regularisation))
                .withMessageContaining("regularisation " + regularisation);
    }

    @ParameterizedTest
    @CsvSource({
        "relu1_1, 1",
        "conv2_1, 3",
        "block3_conv3, 7",
        "pool3, 7",
        "block3_pool, 7",
        "relu4_2, 9",
        "relu5_3, 13",
        "pool5, 13",
    })
    void shouldKnowHowManyConvolutionsALayerNeeds(String layer, int convolutions) {
        assertThat(Architecture.VGG16.placesUpTo(
                        Calibration.defaults().upTo(layer).deepest(), 1))
                .hasSize(convolutions);
    }

    @Test
    void shouldLearnAsDeepAsTheDeepestLayerThatIsRead() {
        Calibration calibration = Calibration.defaults();

        assertThat(calibration
                        .withLayers(List.of("input", "relu4_2", "block2_conv1"))
                        .deepest())
                .isEqualTo("relu4_2");
        assertThat(calibration.withLayers(List.of("input")).deepest()).isEqualTo("relu1_1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calibration.withLayers(List.of("relu1_1", "relu9_9")))
                .withMessageContaining("relu9_9");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 4.5, Double.NaN})
    void shouldRefuseWidthsThatMakeNoSense(double width) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calibration.defaults().withWidth(width))
                .withMessageContaining("width " + width);
    }

    @Test
    void shouldRefuseSidesAndPatchesThatAreNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calibration.defaults().withSide(0))
                .withMessageContaining("side 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calibration.defaults().withPatches(0))
                .withMessageContaining("patches 0");
    }

    @Test
    void shouldRefuseUnknownLayerAndListTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calibration.defaults().upTo("relu6_1"))
                .withMessageContainingAll("relu6_1", "relu1_1, relu1_2");
    }
}
