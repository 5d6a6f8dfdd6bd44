package io.github.brushwork.core;

import io.github.brushwork.core.EngineProvider.Availability;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Chooses among the installed engines. */
final class EngineSelection {

    private static final System.Logger LOG = System.getLogger(Engine.class.getName());

    private final List<EngineProvider> providers;

    EngineSelection(List<EngineProvider> providers) {
        this.providers = List.copyOf(providers);
    }

    static EngineSelection installed() {
        return new EngineSelection(
                ServiceLoader.load(EngineProvider.class, EngineSelection.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /**
     * The usable engine of the highest tier; one that says it can run but does not start is passed over, and the log line
     * says why.
     */
    Engine auto() {
        List<String> passedOver = new ArrayList<>();
        for (EngineChoice choice : choices()) {
            EngineProvider provider = choice.provider();
            Availability availability = choice.availability();
            if (!availability.usable()) {
                passedOver.add(provider.name() + ": " + availability.reason());
                continue;
            }
            try {
                Engine engine = provider.create();
                LOG.log(
                        Level.INFO,
                        () -> "engine " + engine.description() + ", the fastest that runs here"
                                + (passedOver.isEmpty() ? "" : "; not " + String.join("; not ", passedOver)));
                return engine;
            } catch (IllegalStateException e) {
                passedOver.add(provider.name() + ": " + e.getMessage());
            }
        }
        throw new IllegalStateException("no engine can run here: " + String.join("; ", passedOver));
    }

    /** What adds an engine that this project has but this class path lacks. */
    private static String remedy(String name) {
        return name.equals("samediff")
                ? ". Add io.github.brushwork:brushwork-samediff and an ND4J backend, with all that they depend on"
                : "";
    }

    /** Each provider with what it said, because asking may be slow. */
    List<EngineChoice> choices() {
        return providers.stream()
                .map(provider -> new EngineChoice(provider, provider.availability()))
                .sorted(Comparator.comparing(
                                (EngineChoice choice) -> choice.availability().tier())
                        .reversed())
                .toList();
    }

    Engine named(String name) {
        EngineProvider provider = providers.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no engine \"" + name
                        + "\" on the class path; there is "
                        + providers.stream().map(EngineProvider::name).collect(Collectors.joining(", "))
                        + remedy(name)));
        Availability availability = provider.availability();
        if (!availability.usable()) {
            throw new IllegalStateException("engine \"" + name + "\" cannot run here: " + availability.reason());
        }
        Engine engine = provider.create();
        LOG.log(Level.INFO, () -> "engine " + engine.description() + ", as asked for");
        return engine;
    }
}
