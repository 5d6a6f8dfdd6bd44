package io.github.brushwork.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** Writes results in JMH's JSON. */
final class Results {

    private Results() {}

    /** Writes, and reads back what was written: the report and the file cannot differ. */
    static Measurements write(Rounds rounds, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        ResultFormatFactory.getInstance(ResultFormatType.JSON, file.toString()).writeOut(rounds.results());
        return Measurements.read(file);
    }
}
