package io.github.brushwork.core.engine;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.EngineProvider;
import io.github.brushwork.core.kernel.Kernels;
import java.util.Optional;

/** Offers {@link JavaEngine} with its fastest kernels under the name {@code java}; it can run everywhere. */
public final class JavaEngineProvider implements EngineProvider {

    /** Creates the provider; meant for {@link java.util.ServiceLoader}. */
    public JavaEngineProvider() {}

    @Override
    public String name() {
        return JavaEngine.NAME;
    }

    @Override
    public Availability availability() {
        Optional<String> obstacle = Kernels.obstacleToVector();
        return obstacle.map(reason ->
                        new Availability(true, Tier.PLAIN_JAVA, "plain Java; vector kernels cannot run: " + reason))
                .orElseGet(() -> new Availability(true, Tier.VECTOR_JAVA, "Vector API"));
    }

    @Override
    public Engine create() {
        return new JavaEngine();
    }
}
