package io.github.brushwork.examples.extending;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Evaluation;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.MemoryEstimate;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Another engine, and how many nanoseconds its evaluations took. */
public record TimedEngine(Engine engine, LongAdder nanos) implements Engine {

    @Override
    public String description() {
        return engine.description() + ", timed";
    }

    @Override
    public String arithmetic() {
        return engine.arithmetic();
    }

    @Override
    public FeatureExtractor extractor(Network network, Collection<String> layers) {
        return engine.extractor(network, layers);
    }

    @Override
    public Objective objective(Network network, List<Term> terms, Shape input) {
        return new Timed(engine.objective(network, terms, input), nanos);
    }

    @Override
    public Optional<MemoryEstimate> memory(Network network, List<Term> terms, Shape input) {
        return engine.memory(network, terms, input);
    }

    @Override
    public void close() {
        engine.close();
    }

    private record Timed(Objective objective, LongAdder nanos) implements Objective {

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
            long start = System.nanoTime();
            try {
                return objective.evaluate(x, gradient);
            } finally {
                nanos.add(System.nanoTime() - start);
            }
        }

        @Override
        public void close() {
            objective.close();
        }
    }
}
