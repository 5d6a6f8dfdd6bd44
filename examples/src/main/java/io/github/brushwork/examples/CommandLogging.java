package io.github.brushwork.examples;

/** How the commands log: one plain line a message. */
final class CommandLogging {

    private CommandLogging() {}

    /** Must run before the first message is logged. A command owns its JVM, so it may set these. */
    static void configure() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%6$s%n");
        System.setProperty("org.nd4j.log.initialization", "false");
    }
}
