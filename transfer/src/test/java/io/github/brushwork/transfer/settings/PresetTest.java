package io.github.brushwork.transfer.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PresetTest {

    private static final Preset BALANCED = Presets.balanced();

    @Test
    void shouldNameTheLayersOfContentAndStyle() {
        assertThat(BALANCED.layers())
                .containsExactly("relu3_3", "relu4_2", "relu1_1", "relu2_1", "relu3_1", "relu4_1", "relu5_1");
    }

    @Test
    void shouldNameNoLayerThatDoesNotCount() {
        Preset changed = BALANCED.toBuilder()
                .contentLayers(List.of(LayerWeight.of("relu2_2", 0), LayerWeight.of("relu3_3", 1)))
                .styleLayers(List.of(LayerWeight.of("relu1_1", 1), LayerWeight.of("relu2_1", 0)))
                .build();
        Preset withoutContent = changed.toBuilder().contentWeight(0).build();

        assertThat(changed.layers()).containsExactly("relu3_3", "relu1_1");
        assertThat(withoutContent.layers()).containsExactly("relu1_1");
    }
}
