package io.github.brushwork.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The resident memory of this process, native memory included, in MiB.
 *
 * @param now what it has now
 * @param peak the most it ever had
 */
record ProcessMemory(double now, double peak) {

    private static final Path STATUS = Path.of("/proc/self/status");

    static ProcessMemory ofThisProcess() {
        if (!Files.isReadable(STATUS)) {
            throw new IllegalStateException(STATUS
                    + " cannot be read: resident memory is measured on Linux only; run the other benchmarks here");
        }
        try {
            return parse(Files.readString(STATUS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProcessMemory parse(String status) {
        return new ProcessMemory(mebibytes(status, "VmRSS"), mebibytes(status, "VmHWM"));
    }

    private static double mebibytes(String status, String field) {
        Matcher matcher = Pattern.compile("(?m)^" + field + ":\\s+(\\d+) kB$").matcher(status);
        if (!matcher.find()) {
            throw new IllegalStateException(STATUS + " has no line " + field);
        }
        return Long.parseLong(matcher.group(1)) / 1024.0;
    }
}
