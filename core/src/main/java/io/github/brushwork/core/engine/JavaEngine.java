package io.github.brushwork.core.engine;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.FeatureExtractor;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.Shape;
import io.github.brushwork.core.Term;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Collection;
import java.util.List;

/**
 * The engine that needs nothing but the JVM. It computes with {@link Kernels} in the common pool, and gives the same bits
 * for any number of threads.
 */
public final class JavaEngine implements Engine {

    static final String NAME = "java";

    private final Kernels kernels = Kernels.plain();

    /** Creates an engine. */
    public JavaEngine() {}

    static String platform() {
        return "plain Java, " + Runtime.getRuntime().availableProcessors() + " threads";
    }

    @Override
    public String description() {
        return NAME + " (" + platform() + ")";
    }

    @Override
    public FeatureExtractor extractor(Network network, Collection<String> layers) {
        return new JavaFeatureExtractor(kernels, network, layers);
    }

    @Override
    public Objective objective(Network network, List<Term> terms, Shape input) {
        return new JavaObjective(kernels, network, terms, input);
    }
}
