package io.github.brushwork.benchmarks;

import io.github.brushwork.core.kernel.Kernels;
import io.github.brushwork.core.kernel.Workers;

/** Kernels by the name that a benchmark's parameter has for them. */
final class KernelChoice {

    private KernelChoice() {}

    static Kernels named(String name, Workers workers) {
        return switch (name) {
            case "vector" -> Kernels.vector(workers);
            case "plain" -> Kernels.plain(workers);
            default ->
                throw new IllegalArgumentException(
                        "there are no kernels \"" + name + "\"; give the parameter kernels vector or plain");
        };
    }
}
