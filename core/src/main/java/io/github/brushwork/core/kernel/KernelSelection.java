package io.github.brushwork.core.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/** The ladder from vector to plain kernels. */
final class KernelSelection {

    /**
     * Compiled apart, because it needs the module {@code jdk.incubator.vector}; no class that runs without the module may
     * refer to it. It has a constructor that takes {@link Workers}, and a static method {@code obstacle} that says what
     * only the Vector API itself knows, such as that the processor's vectors are too short.
     */
    private static final String VECTOR_KERNELS = "io.github.brushwork.core.kernel.VectorKernels";

    private KernelSelection() {}

    static Kernels fastest(Workers workers) {
        return obstacle().isEmpty() ? vector(workers) : Kernels.plain(workers);
    }

    static Kernels vector(Workers workers) {
        obstacle().ifPresent(reason -> {
            throw new IllegalStateException("vector kernels cannot run here: " + reason);
        });
        try {
            MethodHandle constructor = MethodHandles.lookup()
                    .findConstructor(Class.forName(VECTOR_KERNELS), MethodType.methodType(void.class, Workers.class));
            return (Kernels) constructor.invoke(workers);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("vector kernels did not start: " + e, e);
        }
    }

    /** Why vector kernels cannot run, and what to do about it. */
    static Optional<String> obstacle() {
        // The JVM first: without the module the class of the vector kernels cannot even be loaded.
        return Jvm.current().obstacle().or(KernelSelection::obstacleOfVectors);
    }

    private static Optional<String> obstacleOfVectors() {
        try {
            MethodHandle obstacle = MethodHandles.lookup()
                    .findStatic(Class.forName(VECTOR_KERNELS), "obstacle", MethodType.methodType(Optional.class));
            return ((Optional<?>) obstacle.invoke()).map(String.class::cast);
        } catch (ClassNotFoundException e) {
            return Optional.of("this build of Brushwork has no vector kernels; take a published one");
        } catch (Throwable e) {
            return Optional.of("the Vector API of this JDK does not fit: " + e + "; use another JDK, 17 or newer");
        }
    }
}
