package io.github.brushwork.samediff;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.EngineProvider;
import java.util.Comparator;
import java.util.List;
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
        return availability(ServiceLoader.load(Nd4jBackend.class).stream()
                .map(ServiceLoader.Provider::get)
                .map(BackendCheck::of)
                .toList());
    }

    /** ND4J's own choice, without starting it: the available backend of the highest priority. */
    static Availability availability(List<BackendCheck> backends) {
        Comparator<BackendCheck> priority = Comparator.comparingInt(BackendCheck::priority);
        return backends.stream()
                .filter(BackendCheck::isUsable)
                .max(priority)
                .map(found -> new Availability(true, tier(found), found.name()))
                .or(() -> backends.stream().max(priority).map(SameDiffEngineProvider::unusable))
                .orElseGet(() -> new Availability(
                        false, Tier.NATIVE_CPU, "there is no ND4J backend on the class path. " + REMEDY));
    }

    private static Availability unusable(BackendCheck found) {
        String reason = found.name() + " cannot run: " + found.obstacle();
        return new Availability(false, tier(found), reason);
    }

    private static Tier tier(BackendCheck found) {
        return found.isGpu() ? Tier.GPU : Tier.NATIVE_CPU;
    }

    @Override
    public Engine create() {
        return new SameDiffEngine();
    }
}
