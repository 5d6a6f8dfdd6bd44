package io.github.brushwork.cli;

import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** How the commands log: one plain line a message. */
public final class CommandLogging {

    /** Held, because the log manager forgets loggers that nobody holds, and their levels. */
    private static final Logger LOGGER = Logger.getLogger("io.github.brushwork");

    private CommandLogging() {}

    /** Works with warnings and errors logged only. */
    static int quietly(IntSupplier work) {
        Level before = LOGGER.getLevel();
        LOGGER.setLevel(Level.WARNING);
        try {
            return work.getAsInt();
        } finally {
            LOGGER.setLevel(before);
        }
    }

    /** Must run before the first message is logged. A command owns its JVM, so it may set these. */
    public static void configure() {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%6$s%n");
        System.setProperty("org.nd4j.log.initialization", "false");
    }
}
