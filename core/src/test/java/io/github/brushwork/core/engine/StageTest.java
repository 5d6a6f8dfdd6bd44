package io.github.brushwork.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.LayerKernel;
import io.github.brushwork.core.kernel.Workers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StageTest {

    private static final Shape SHAPE = new Shape(9, 11, 3);

    @Test
    void shouldTakeAConvolutionAndItsPoolingInOne() {
        assertThat(outputs(Set.of("relu3_1"))).containsExactly("relu1_1", "pool1", "relu2_1", "pool2", "relu3_1");
    }

    @Test
    void shouldKeepThemApartWhereSomebodyReadsBetween() {
        assertThat(outputs(Set.of("relu1_2", "relu3_1")))
                .containsExactly("relu1_1", "relu1_2", "pool1", "relu2_1", "pool2", "relu3_1");
    }

    @Test
    void shouldPlanTheSameStagesForwardOnly() {
        try (Workers workers = new Workers(1)) {
            assertThat(Stage.makeForward(
                            TinyNetwork.create(Pooling.MAX).layers(),
                            Set.of("relu1_2", "relu3_1"),
                            SHAPE,
                            Kernels.plain(workers)))
                    .extracting(Stage::output)
                    .containsExactly("relu1_1", "relu1_2", "pool1", "relu2_1", "pool2", "relu3_1");
        }
    }

    @Test
    void shouldPassOnTheShapes() {
        try (Workers workers = new Workers(1)) {
            List<Stage<LayerKernel>> stages = plan(Set.of("relu3_1"), workers);
            assertThat(stages.get(0).kernel().inputShape()).isEqualTo(SHAPE);
            for (int i = 1; i < stages.size(); i++) {
                assertThat(stages.get(i).kernel().inputShape())
                        .isEqualTo(stages.get(i - 1).kernel().outputShape());
            }
            assertThat(stages.get(4).kernel().outputShape()).isEqualTo(new Shape(2, 2, 6));
        }
    }

    private static List<String> outputs(Set<String> read) {
        try (Workers workers = new Workers(1)) {
            return plan(read, workers).stream().map(Stage::output).toList();
        }
    }

    private static List<Stage<LayerKernel>> plan(Set<String> read, Workers workers) {
        Network network = TinyNetwork.create(Pooling.MAX);
        return Stage.make(StagePlan.of(network.layers(), read, SHAPE), Kernels.plain(workers));
    }
}
