package io.github.brushwork.core.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/** The ladder from vector to plain kernels. */
final class KernelSelection {

    private static final String MODULE = "jdk.incubator.vector";
    /** Compiled apart, because it needs the module; no class that runs without the module may refer to it. */
    private static final String VECTOR_KERNELS = "io.github.brushwork.core.kernel.vector.VectorKernels";

    private KernelSelection() {}

    static Kernels fastest(Workers workers) {
        return obstacle().isEmpty() ? vector(workers) : Kernels.plain(workers);
    }

    static Kernels vector(Workers workers) {
        obstacle().ifPresent(reason -> {
            throw new IllegalStateException("vector kernels cannot run here: " + reason);
        });
        try {
            return (Kernels) MethodHandles.publicLookup()
                    .findConstructor(Class.forName(VECTOR_KERNELS), MethodType.methodType(void.class, Workers.class))
                    .invoke(workers);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("vector kernels did not start: " + e, e);
        }
    }

    /** Why vector kernels cannot run, and what to do about it. */
    static Optional<String> obstacle() {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.of("the module " + MODULE + " is not loaded; start java with --add-modules " + MODULE);
        }
        return Optional.empty();
    }
}
