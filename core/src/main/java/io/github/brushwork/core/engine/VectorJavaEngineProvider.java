package io.github.brushwork.core.engine;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.EngineProvider;
import io.github.brushwork.core.kernel.Kernels;

/** Offers {@link JavaEngine} on the Vector API, and nothing less, under the name {@code java-vector}. */
public final class VectorJavaEngineProvider implements EngineProvider {

    /** Creates the provider; meant for {@link java.util.ServiceLoader}. */
    public VectorJavaEngineProvider() {}

    @Override
    public String name() {
        return JavaEngine.NAME + "-vector";
    }

    @Override
    public Availability availability() {
        return Kernels.obstacleToVector()
                .map(reason -> new Availability(false, Tier.VECTOR_JAVA, reason))
                .orElseGet(() -> new Availability(true, Tier.VECTOR_JAVA, "Vector API"));
    }

    @Override
    public Engine create() {
        return JavaEngine.on(Kernels::vector, Runtime.getRuntime().availableProcessors());
    }
}
