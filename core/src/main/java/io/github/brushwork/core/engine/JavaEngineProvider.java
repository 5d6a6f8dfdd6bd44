package io.github.brushwork.core.engine;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.EngineProvider;

/** Offers {@link JavaEngine} under the name {@code java}; it can run everywhere. */
public final class JavaEngineProvider implements EngineProvider {

    /** Creates the provider; meant for {@link java.util.ServiceLoader}. */
    public JavaEngineProvider() {}

    @Override
    public String name() {
        return JavaEngine.NAME;
    }

    @Override
    public Availability availability() {
        return new Availability(true, Tier.PLAIN_JAVA, JavaEngine.platform());
    }

    @Override
    public Engine create() {
        return new JavaEngine();
    }
}
