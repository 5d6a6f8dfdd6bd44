package io.github.brushwork.core.engine;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.EngineProvider;
import io.github.brushwork.core.kernel.Kernels;

/** Offers {@link JavaEngine} in plain Java under the name {@code java-plain}; it can run everywhere. */
public final class PlainJavaEngineProvider implements EngineProvider {

    /** Creates the provider; meant for {@link java.util.ServiceLoader}. */
    public PlainJavaEngineProvider() {}

    @Override
    public String name() {
        return JavaEngine.NAME + "-plain";
    }

    @Override
    public Availability availability() {
        return new Availability(true, Tier.PLAIN_JAVA, "plain Java");
    }

    @Override
    public Engine create() {
        return JavaEngine.on(Kernels::plain, Runtime.getRuntime().availableProcessors());
    }
}
