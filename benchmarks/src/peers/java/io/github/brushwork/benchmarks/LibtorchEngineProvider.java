package io.github.brushwork.benchmarks;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.EngineProvider;

/** Offers libtorch under the name {@code libtorch}, to benchmarks only. */
public final class LibtorchEngineProvider implements EngineProvider {

    /** Creates the provider; meant for {@link java.util.ServiceLoader}. */
    public LibtorchEngineProvider() {}

    @Override
    public String name() {
        return "libtorch";
    }

    @Override
    public Availability availability() {
        return new Availability(true, Tier.NATIVE_CPU, "libtorch through DJL");
    }

    @Override
    public Engine create() {
        return new LibtorchEngine();
    }
}
