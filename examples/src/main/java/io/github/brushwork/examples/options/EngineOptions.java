package io.github.brushwork.examples.options;

import io.github.brushwork.transfer.StyleTransferBuilder;
import picocli.CommandLine.Option;

/** What computes. */
public final class EngineOptions {

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            description =
                    "What computes: auto (the fastest that runs here), java (on the Vector API where the JVM has it),"
                            + " java-vector, java-plain or samediff (ND4J); \"stylize engines\" tells which run here. By default"
                            + " auto.")
    private String engine = "auto";

    /** Creates the group; picocli fills it in. */
    public EngineOptions() {}

    /**
     * Hands the engine to a transfer.
     *
     * @param transfer takes it
     */
    public void applyTo(StyleTransferBuilder transfer) {
        if (!engine.equals("auto")) {
            transfer.engine(engine);
        }
    }

    /**
     * The engine's name.
     *
     * @return as given, or {@code auto}
     */
    public String engine() {
        return engine;
    }
}
