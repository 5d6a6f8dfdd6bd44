package io.github.brushwork.samediff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.testing.FiniteDifferences;
import io.github.brushwork.testing.Vectors;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ReverseSweepTest {

    /** Expressions whose graphs branch, join and reduce. */
    enum Expression {
        VARIABLE_USED_TWICE {
            @Override
            SDVariable define(SameDiff graph, SDVariable x) {
                return x.mul(x).add(graph.math().tanh(x)).sum();
            }
        },
        MATRIX_PRODUCT_WITH_ITSELF {
            @Override
            SDVariable define(SameDiff graph, SDVariable x) {
                SDVariable product = graph.mmul(x, x, true, false, false);
                return graph.math().square(product).mean();
            }
        },
        PRODUCT_WITH_THE_FIRST_TRANSPOSED {
            @Override
            SDVariable define(SameDiff graph, SDVariable x) {
                return product(graph, x, true, false);
            }
        },
        PRODUCT_WITH_THE_SECOND_TRANSPOSED {
            @Override
            SDVariable define(SameDiff graph, SDVariable x) {
                return product(graph, x, false, true);
            }
        },
        PRODUCT_WITH_BOTH_TRANSPOSED {
            @Override
            SDVariable define(SameDiff graph, SDVariable x) {
                return product(graph, x, true, true);
            }
        },
        PRODUCT_WITH_NONE_TRANSPOSED {
            @Override
            SDVariable define(SameDiff graph, SDVariable x) {
                return product(graph, x, false, false);
            }
        },
        SLICES_AND_QUOTIENT {
            @Override
            SDVariable define(SameDiff graph, SDVariable x) {
                SDVariable top = graph.slice(x, new int[] {0, 0}, 2, 3);
                SDVariable bottom = graph.slice(x, new int[] {2, 0}, 2, 3);
                return top.div(graph.math().square(bottom).add(1)).sum();
            }
        },
        ROWS_OF_WHICH_ONE_IS_GATHERED_TWICE {
            @Override
            SDVariable define(SameDiff graph, SDVariable x) {
                SDVariable indices = graph.constant(Nd4j.createFromArray(3, 0, 3));
                SDVariable factors =
                        graph.constant(Nd4j.createFromArray(2f, 3f, 4f)).reshape(3, 1);
                return graph.math()
                        .square(graph.gather(x, indices, 0))
                        .mul(factors)
                        .sum();
            }
        },
        BRANCH_THAT_DOES_NOT_DEPEND {
            @Override
            SDVariable define(SameDiff graph, SDVariable x) {
                SDVariable constant = graph.constant(Nd4j.createFromArray(2f, 3f, 4f));
                return x.mul(graph.math().exp(constant.mul(0.1))).sum();
            }
        };

        abstract SDVariable define(SameDiff graph, SDVariable x);

        /** Both factors depend on x and are of the shapes that the transposition asks for; the result is 2 x 4. */
        private static SDVariable product(SameDiff graph, SDVariable x, boolean first, boolean second) {
            SDVariable left = first ? graph.reshape(x, 6, 2) : graph.reshape(x, 2, 6);
            SDVariable right = graph.math().tanh(graph.concat(0, x, x));
            right = second ? graph.reshape(right, 4, 6) : graph.reshape(right, 6, 4);
            SDVariable product = graph.mmul(left, right, first, second, false);
            return graph.math().square(product).mean();
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAgreeWithFiniteDifferences(Expression expression) {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", DataType.FLOAT, 4, 3);
        String value = expression.define(graph, x).name();
        String gradient = new ReverseSweep(graph, Map.of())
                .gradient(graph.getVariable(value), x)
                .name();
        float[] point = Vectors.gaussian(12, 7);

        try (GraphRunner runner = new GraphRunner(graph)) {
            INDArray array = Nd4j.create(point, new long[] {4, 3}, 'c');
            float[] actual = new float[12];
            NativeArrays.read(runner.run(Map.of("x", array), List.of(gradient)).get(gradient), actual);

            double[] expected = FiniteDifferences.gradient(
                    moved -> {
                        NativeArrays.write(moved, array);
                        return runner.run(Map.of("x", array), List.of(value))
                                .get(value)
                                .getDouble(0);
                    },
                    point,
                    1e-2f);
            // Values of order 10 in single precision, over a step of 0.02: the quotient is good to about 1e-4.
            assertThat(Vectors.relativeError(actual, expected)).isCloseTo(0, within(1e-3));
        }
    }

    @Test
    void shouldRefuseAValueThatDoesNotDependOnTheVariable() {
        SameDiff graph = SameDiff.create();
        SDVariable x = graph.placeHolder("x", DataType.FLOAT, 2);
        SDVariable other = graph.placeHolder("other", DataType.FLOAT, 2);
        SDVariable value = other.sum();

        assertThatThrownBy(() -> new ReverseSweep(graph, Map.of()).gradient(value, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not depend on \"x\"");
    }
}
