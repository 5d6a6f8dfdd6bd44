package io.github.brushwork.core;

import io.github.brushwork.core.EngineProvider.Availability;
import java.lang.System.Logger.Level;
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

    Engine auto() {
        record Candidate(EngineProvider provider, Availability availability) {}
        List<Candidate> candidates = providers.stream()
                .map(provider -> new Candidate(provider, provider.availability()))
                .toList();
        Candidate chosen = candidates.stream()
                .filter(candidate -> candidate.availability().usable())
                .max(Comparator.comparing(candidate -> candidate.availability().tier()))
                .orElseThrow(() -> new IllegalStateException("no engine can run here: " + describe()));
        String others = candidates.stream()
                .filter(candidate -> candidate != chosen)
                .map(candidate -> candidate.provider().name() + ": "
                        + candidate.availability().reason())
                .collect(Collectors.joining("; "));
        Engine engine = chosen.provider().create();
        LOG.log(
                Level.INFO,
                "engine {0}, the fastest that can run here{1}",
                engine.description(),
                others.isEmpty() ? "" : " (" + others + ")");
        return engine;
    }

    Engine named(String name) {
        EngineProvider provider = providers.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no engine \"" + name
                        + "\" on the class path; there is "
                        + providers.stream().map(EngineProvider::name).collect(Collectors.joining(", "))));
        Availability availability = provider.availability();
        if (!availability.usable()) {
            throw new IllegalStateException("engine \"" + name + "\" cannot run here: " + availability.reason());
        }
        Engine engine = provider.create();
        LOG.log(Level.INFO, "engine {0}, as asked for", engine.description());
        return engine;
    }

    private String describe() {
        return providers.stream()
                .map(provider ->
                        provider.name() + ": " + provider.availability().reason())
                .collect(Collectors.joining("; "));
    }
}
