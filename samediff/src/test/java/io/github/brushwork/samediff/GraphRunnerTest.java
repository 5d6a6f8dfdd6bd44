package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class GraphRunnerTest {

    private static INDArray array(float... values) {
        INDArray array = NativeArrays.create(values.length);
        NativeArrays.write(values, array);
        return array;
    }

    private static float[] run(GraphRunner runner, INDArray x, String output) {
        INDArray result = runner.run(Map.of("x", x), List.of(output)).get(output);
        float[] values = new float[(int) result.length()];
        NativeArrays.read(result, values);
        return values;
    }

    @Test
    void shouldSeeNewValuesInTheSameArrays() {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1);
        String output = graph.identity(x.mul(x)).add(1).name();
        INDArray input = array(1, 2, 3);

        try (GraphRunner runner = new GraphRunner(graph)) {
            assertThat(run(runner, input, output)).containsExactly(2, 5, 10);
            NativeArrays.write(new float[] {4, 5, 6}, input);
            assertThat(run(runner, input, output)).containsExactly(17, 26, 37);
        }
    }

    @Test
    void shouldTakeOtherArraysOfOtherSizes() {
        SameDiff graph = SameDiff.create();
        String output = graph.placeHolder("x", DataType.FLOAT, -1).mul(2).add(1).name();

        try (GraphRunner runner = new GraphRunner(graph)) {
            assertThat(run(runner, array(1, 2, 3), output)).containsExactly(3, 5, 7);
            assertThat(run(runner, array(4, 5), output)).containsExactly(9, 11);
        }
    }

    @Test
    void shouldKeepRunsOfDifferentOutputsApart() {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1);
        String square = graph.math().square(x).name();
        String sum = graph.math().exp(x.mul(0)).add(x).name();
        INDArray input = array(2, 3);

        try (GraphRunner runner = new GraphRunner(graph)) {
            for (int i = 0; i < 3; i++) {
                assertThat(run(runner, input, square)).containsExactly(4, 9);
                assertThat(run(runner, input, sum)).containsExactly(3, 4);
            }
        }
    }
}
