package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An engine that counts how many pictures are put through a network to be compared with.
 *
 * @param engine what computes
 * @param extractions how many there were
 */
record CountingEngine(Engine engine, AtomicInteger extractions) implements Engine {

    CountingEngine(Engine engine) {
        this(engine, new AtomicInteger());
    }

    @Override
    public String description() {
        return engine.description();
    }

    @Override
    public String arithmetic() {
        return engine.arithmetic();
    }

    @Override
    public FeatureExtractor extractor(Network network, Collection<String> layers) {
        extractions.incrementAndGet();
        return engine.extractor(network, layers);
    }

    @Override
    public Objective objective(Network network, List<Term> terms, Shape input) {
        return engine.objective(network, terms, input);
    }
}
