package io.github.brushwork.samediff;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.EngineProvider;
import java.util.Comparator;
import java.util.Optional;
import java.util.ServiceLoader;
import org.nd4j.linalg.factory.Nd4jBackend;

/** Makes the {@code samediff} engine known. */
public final class SameDiffEngineProvider implements EngineProvider {

    static final String REMEDY = "Add org.nd4j:nd4j-native:1.0.0-M2.1 and the same with the classifier of your platform"
            + " (linux-x86_64-onednn-avx2, macosx-arm64, windows-x86_64-onednn-avx2, ...) to the class path";

    /** Creates the provider. */
    public SameDiffEngineProvider() {}

    @Override
    public String name() {
        return "samediff";
    }

    @Override
    public Availability availability() {
        // ND4J's own choice, without starting it: the available backend of the highest priority.
        Optional<Nd4jBackend> backend = ServiceLoader.load(Nd4jBackend.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(Nd4jBackend::isAvailable)
                .max(Comparator.comparingInt(Nd4jBackend::getPriority));
        return backend.map(found -> {
                    String name = found.getClass().getSimpleName();
                    boolean gpu = name.equals("JCublasBackend");
                    return new Availability(true, gpu ? Tier.GPU : Tier.NATIVE_CPU, "ND4J " + name);
                })
                .orElseGet(() -> new Availability(
                        false, Tier.NATIVE_CPU, "there is no ND4J backend on the class path. " + REMEDY));
    }

    @Override
    public Engine create() {
        return new SameDiffEngine();
    }
}
