package io.github.brushwork.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.core.Loss;
import io.github.brushwork.core.LossKernel;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Tensor;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.losses.GramMatrix.Normalization;
import io.github.brushwork.testing.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WeightedSumTest extends LossContractTest {

    @Override
    protected Stream<Case> cases() {
        return Arrays.stream(SHAPES).map(shape -> {
            float[] content = Vectors.gaussian(shape.size(), 70);
            float[] style = Vectors.gaussian(shape.size(), 71);
            Loss loss = new WeightedSum(List.of(
                    new Term("content", ContentLoss.at("relu3_1").target(new Tensor(shape, content)), 0.4),
                    new Term("style", StyleLoss.at("relu3_1").target(new Tensor(shape, style)), 3)));
            double[] target = Formulas.gram(style, shape, Normalization.ELEMENTS);
            return new Case(
                    "content and style",
                    loss,
                    shape,
                    f -> 0.4 * Formulas.content(f, content, Scaling.MEAN)
                            + 3 * Formulas.style(f, shape, target, Normalization.ELEMENTS, Scaling.MEAN));
        });
    }

    @Test
    void shouldReadTheLayerOfItsTerms() {
        assertThat(new WeightedSum(List.of(term("a", "relu2_1"), term("b", "relu2_1"))).layer())
                .isEqualTo("relu2_1");
    }

    @Test
    void shouldRejectTermsOfSeveralLayers() {
        List<Term> terms = List.of(term("a", "relu2_1"), term("b", "relu3_1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedSum(terms))
                .withMessageContaining("\"a\" reads relu2_1 and \"b\" reads relu3_1");
    }

    @Test
    void shouldRejectNoTerms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WeightedSum(List.of()))
                .withMessageContaining("at least one term");
    }

    @Test
    void shouldRejectShapesThatATermRejects() {
        WeightedSum sum = new WeightedSum(List.of(term("a", "relu2_1")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sum.kernel(new Shape(9, 9, 2), OneWorker.KERNELS))
                .withMessageContaining("9 x 9 x 2")
                .withMessageContaining("2 x 2 x 2");
    }

    @Test
    void shouldCloseTheKernelsOfItsTerms() {
        // given
        List<String> closed = new ArrayList<>();
        WeightedSum sum = new WeightedSum(
                List.of(new Term("a", new Closing("a", closed), 1), new Term("b", new Closing("b", closed), 1)));

        // when
        sum.kernel(new Shape(1, 1, 1), OneWorker.KERNELS).close();

        // then
        assertThat(closed).containsExactly("a", "b");
    }

    private static Term term(String name, String layer) {
        Shape shape = new Shape(2, 2, 2);
        return new Term(name, ContentLoss.at(layer).target(Tensor.zeros(shape)), 1);
    }

    private record Closing(String name, List<String> closed) implements Loss {

        @Override
        public String layer() {
            return "relu1_1";
        }

        @Override
        public LossKernel kernel(Shape shape, Kernels kernels) {
            return new LossKernel() {
                @Override
                public double evaluate(float[] activations, double weight, float[] gradient) {
                    return 0;
                }

                @Override
                public void close() {
                    closed.add(name);
                }
            };
        }
    }
}
