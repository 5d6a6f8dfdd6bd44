package io.github.brushwork.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes lines on, but not the warning that every JVM with the incubator module prints at its start: the JVMs that JMH
 * forks would say it dozens of times.
 */
final class WithoutIncubatorWarning extends OutputStream {

    private static final String WARNING = "WARNING: Using incubator modules";

    private final PrintStream out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private WithoutIncubatorWarning(PrintStream out) {
        this.out = out;
    }

    /** Puts itself before a stream. */
    static PrintStream before(PrintStream out) {
        return new PrintStream(new WithoutIncubatorWarning(out), true, StandardCharsets.UTF_8);
    }

    @Override
    public synchronized void write(int b) {
        line.write(b);
        if (b == '\n') {
            flushLine();
        }
    }

    private void flushLine() {
        if (!line.toString(StandardCharsets.UTF_8).startsWith(WARNING)) {
            out.writeBytes(line.toByteArray());
            out.flush();
        }
        line.reset();
    }
}
