package io.github.brushwork.cli.options;

import io.github.brushwork.core.Engine;
import io.github.brushwork.core.engine.JavaEngine;
import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;
import io.github.brushwork.transfer.StyleTransferBuilder;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What computes. */
public final class EngineOptions {

    private static final String AUTO = "auto";
    private static final String JAVA = "java";

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description =
                    "What computes: auto (the fastest that runs here), java (on the Vector API where the JVM has it),"
                            + " java-vector, java-plain or samediff (ND4J); \"stylize engines\" tells which run here. By default"
                            + " auto.")
    private String engine = AUTO;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads of an engine in Java; with --engine auto that is java. By default as many as there are"
                            + " processors.")
    private Integer threads;

    /** Creates the group; picocli fills it in. */
    public EngineOptions() {}

    /**
     * Hands the engine to a transfer.
     *
     * @param transfer takes it
     * @throws OptionsException if the engine's threads are not to be chosen
     */
    public void applyTo(StyleTransferBuilder transfer) {
        transfer.engine(engineSource());
    }

    /**
     * Makes the engine.
     *
     * @return a new one, to be closed
     * @throws OptionsException if the engine's threads are not to be chosen
     */
    public Engine newEngine() {
        return engineSource().get();
    }

    private Supplier<Engine> engineSource() {
        if (threads != null) {
            Function<Workers, Kernels> kernels = kernels();
            requirePositive();
            return () -> JavaEngine.on(kernels, threads);
        }
        return engine.equals(AUTO) ? Engine::auto : () -> Engine.named(engine);
    }

    private Function<Workers, Kernels> kernels() {
        return switch (engine) {
            case AUTO, JAVA -> Kernels::fastest;
            case JAVA + "-vector" -> Kernels::vector;
            case JAVA + "-plain" -> Kernels::plain;
            default ->
                throw new OptionsException(
                        "--threads " + threads + " goes with an engine in Java, not with --engine " + engine);
        };
    }

    private void requirePositive() {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads " + threads + ": there must be at least 1");
        }
    }

    /** What computes, and why, for people to read. */
    String describe() {
        if (!engine.equals(AUTO)) {
            return engine;
        }
        if (threads != null) {
            return JAVA;
        }
        return Engine.choices().stream()
                .filter(choice -> choice.availability().usable())
                .findFirst()
                .map(choice -> choice.provider().name() + " ("
                        + choice.availability().reason() + "), the fastest that runs here")
                .orElse("none can run here");
    }

    /** Whether its threads can be chosen. */
    boolean isInJava() {
        return List.of(AUTO, JAVA, JAVA + "-vector", JAVA + "-plain").contains(engine);
    }

    String engine() {
        return engine;
    }

    OptionalInt threads() {
        return threads == null ? OptionalInt.empty() : OptionalInt.of(threads);
    }
}
