package io.github.brushwork.cli;

import java.io.PrintWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Prints a line that it has printed before no more. Thread safe. */
final class DistinctLines extends PrintWriter {

    private final Set<String> printed = ConcurrentHashMap.newKeySet();

    DistinctLines(PrintWriter out) {
        super(out, true);
    }

    @Override
    public void println(String line) {
        if (printed.add(line)) {
            super.println(line);
        }
    }
}
