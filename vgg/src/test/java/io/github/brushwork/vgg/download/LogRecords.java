package io.github.brushwork.vgg.download;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what one logger is told, and keeps it off the console. */
final class LogRecords extends Handler implements AutoCloseable {

    // Held on to: the log manager forgets a logger that nobody holds, and its settings with it.
    private final Logger logger;
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private LogRecords(Logger logger) {
        this.logger = logger;
    }

    static LogRecords of(Class<?> named) {
        LogRecords records = new LogRecords(Logger.getLogger(named.getName()));
        records.logger.setLevel(Level.INFO);
        records.logger.setUseParentHandlers(false);
        records.logger.addHandler(records);
        return records;
    }

    /** Level and message of each record. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getLevel() + " " + entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }
}
