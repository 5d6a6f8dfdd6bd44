package io.github.brushwork.examples.extending;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.EngineProvider;
import io.github.brushwork.core.engine.JavaEngine;
import java.util.concurrent.atomic.LongAdder;

/** Offers {@link TimedEngine} by the name {@code timed}. */
public final class TimedEngineProvider implements EngineProvider {

    @Override
    public String name() {
        return "timed";
    }

    @Override
    public Availability availability() {
        return new Availability(true, Tier.PLAIN_JAVA, "the java engine with a stopwatch");
    }

    @Override
    public Engine create() {
        return new TimedEngine(new JavaEngine(), new LongAdder());
    }
}
