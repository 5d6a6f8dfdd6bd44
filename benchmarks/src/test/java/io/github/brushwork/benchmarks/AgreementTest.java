package io.github.brushwork.benchmarks;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void shouldAcceptAnEngineThatComputesTheSame() {
        try (Engine engine = Engine.named("java")) {
            assertThatCode(() -> Agreement.require(engine)).doesNotThrowAnyException();
        }
    }

    @Test
    void shouldRefuseAnEngineWithAnotherFormula() {
        assertThatThrownBy(() -> Agreement.require(new Doubling()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("doubling")
                .hasMessageContaining("java-plain");
    }

    /** An engine that gives twice the gradient. */
    private static final class Doubling implements Engine {

        @Override
        public String description() {
            return "doubling";
        }

        @Override
        public FeatureExtractor extractor(Network network, Collection<String> layers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Objective objective(Network network, List<Term> terms, Shape input) {
            Engine plain = Engine.named("java-plain");
            Objective objective = plain.objective(network, terms, input);
            return new Objective() {
                @Override
                public int dimension() {
                    return objective.dimension();
                }

                @Override
                public List<String> terms() {
                    return objective.terms();
                }

                @Override
                public Evaluation evaluate(float[] x, float[] gradient) {
                    Evaluation evaluation = objective.evaluate(x, gradient);
                    for (int i = 0; i < gradient.length; i++) {
                        gradient[i] *= 2;
                    }
                    return evaluation;
                }

                @Override
                public void close() {
                    objective.close();
                    plain.close();
                }
            };
        }
    }
}
