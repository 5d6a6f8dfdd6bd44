package io.github.brushwork.core.kernel;

import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * What vector kernels need of the JVM: the module, and HotSpot's compiler C2, without which every vector is an object on
 * the heap and the kernels are a hundred times slower than plain ones.
 *
 * @param vectorModule whether the module is loaded
 * @param name of the virtual machine
 * @param info how it runs, for example {@code mixed mode, sharing}
 * @param otherCompiler whether another compiler takes the place of C2
 * @param compilerTier the highest tier of compilation; C2 is the fourth
 */
record Jvm(boolean vectorModule, String name, String info, boolean otherCompiler, int compilerTier) {

    private static final String MODULE = "jdk.incubator.vector";
    private static final int C2 = 4;

    /** The JVM that runs. */
    static Jvm current() {
        return new Jvm(
                ModuleLayer.boot().findModule(MODULE).isPresent(),
                System.getProperty("java.vm.name", ""),
                System.getProperty("java.vm.info", ""),
                option("UseJVMCICompiler").map(Boolean::valueOf).orElse(false),
                option("TieredStopAtLevel").map(Integer::valueOf).orElse(C2));
    }

    /** A setting of HotSpot; empty on another JVM, or where its management is not at hand. */
    private static Optional<String> option(String name) {
        try {
            return Optional.ofNullable(
                            ManagementFactory.getPlatformMXBean(com.sun.management.HotSpotDiagnosticMXBean.class))
                    .map(bean -> bean.getVMOption(name).getValue());
        } catch (IllegalArgumentException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Why vector kernels cannot run, or would be slow, and what to do about it; empty if they run well. */
    Optional<String> obstacle() {
        if (!vectorModule) {
            return Optional.of("the module " + MODULE + " is not loaded; start java with --add-modules " + MODULE);
        }
        if (info.contains("interpreted")) {
            return Optional.of("the JVM only interprets; start java without -Xint");
        }
        if (otherCompiler) {
            return Optional.of("the JVM compiles with a JVMCI compiler instead of C2; start java with "
                    + "-XX:-UseJVMCICompiler, or use another JDK");
        }
        if (info.contains("emulated-client") || name.contains("Client") || compilerTier < C2) {
            return Optional.of("the compiler C2 is switched off; start java without -XX:TieredStopAtLevel and "
                    + "-XX:NeverActAsServerClassMachine, on a 64-bit server JVM");
        }
        if (name.contains("OpenJ9")) {
            return Optional.of("the JVM, " + name + ", has not the compiler C2; use a JDK with HotSpot");
        }
        return Optional.empty();
    }
}
