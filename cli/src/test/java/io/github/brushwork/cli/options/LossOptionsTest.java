package io.github.brushwork.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.losses.StyleMeasure;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LossOptionsTest {

    @Test
    void shouldHaveANameForEachStyleMeasureThatIsNoSumOfOthers() {
        Set<Class<?>> named = Arrays.stream(LossOptions.Measure.values())
                .map(name -> name.usual().getClass())
                .collect(Collectors.toSet());

        assertThat(StyleMeasure.class.getPermittedSubclasses())
                .filteredOn(variant -> variant != StyleMeasure.Sum.class)
                .containsExactlyInAnyOrderElementsOf(named);
    }
}
