package io.github.brushwork.transfer;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import java.util.Collection;
import java.util.List;

/**
 * An engine that has the thread interrupted right after so many evaluations, as somebody might.
 *
 * @param engine what computes
 * @param after how many evaluations, of each objective
 */
record InterruptingEngine(Engine engine, int after) implements Engine {

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
        return engine.extractor(network, layers);
    }

    @Override
    public Objective objective(Network network, List<Term> terms, Shape input) {
        return new Interrupter(after).around(engine.objective(network, terms, input));
    }
}
