package io.github.brushwork.cli.batch;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Jobs from a table with commas between its columns, in UTF-8: {@code content}, {@code style} with a bar between several, perhaps
 * {@code output}, and any options by name. An empty cell says nothing.
 */
final class JobTable {

    private static final String CONTENT = "content";
    private static final String STYLE = "style";
    private static final String OUTPUT = "output";
    private static final String BETWEEN_STYLES = "\\|";

    private final Path file;
    private final OutputPattern pattern;
    private final Set<String> options;

    /**
     * Describes a table.
     *
     * @param pattern names results that the table does not name
     * @param options that may be columns, such as {@code --size}
     */
    JobTable(Path file, OutputPattern pattern, Set<String> options) {
        this.file = file;
        this.pattern = pattern;
        this.options = options;
    }

    /**
     * Reads it.
     *
     * @param common options of all jobs, which those of a line take precedence over
     * @throws IllegalArgumentException if it is not such a table; the message names the line
     * @throws UncheckedIOException if it cannot be read
     */
    List<Job> read(Map<String, String> common) {
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder()
                .detectBomHeader(true)
                .allowUnclosedQuote(false)
                .ofNamedCsvRecord(file)) {
            List<Job> jobs = new ArrayList<>();
            for (NamedCsvRecord line : lines) {
                if (jobs.isEmpty()) {
                    requireColumns(line.getHeader());
                }
                jobs.add(job(jobs.size() + 1, line, common));
            }
            return jobs;
        } catch (CsvParseException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new IllegalArgumentException("cannot understand " + file + ": " + reason.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e, e);
        }
    }

    private void requireColumns(List<String> header) {
        for (String column : header) {
            if (!Set.of(CONTENT, STYLE, OUTPUT).contains(column) && !options.contains("--" + column)) {
                throw new IllegalArgumentException(
                        file + ": there is no column \"" + column
                                + "\"; with commas between, columns are content, style, output, and options such as size or preset");
            }
        }
        for (String needed : List.of(CONTENT, STYLE)) {
            if (!header.contains(needed)) {
                throw new IllegalArgumentException(file + ": the column \"" + needed + "\" is missing");
            }
        }
    }

    private Job job(int number, NamedCsvRecord line, Map<String, String> common) {
        requireNoMoreCellsThanColumns(line);
        Map<String, String> cells = new LinkedHashMap<>(line.getFieldsAsMap());
        cells.values().removeIf(String::isBlank);
        Path content = Path.of(require(CONTENT, cells, line));
        List<Path> styles = Arrays.stream(require(STYLE, cells, line).split(BETWEEN_STYLES))
                .map(String::strip)
                .map(Path::of)
                .toList();
        String output = cells.remove(OUTPUT);
        Map<String, String> all = new LinkedHashMap<>(common);
        cells.forEach((column, value) -> all.put("--" + column, value));
        return new Job(number, content, styles, output == null ? pattern.file(content, styles) : Path.of(output), all);
    }

    private void requireNoMoreCellsThanColumns(NamedCsvRecord line) {
        int columns = line.getHeader().size();
        if (line.getFieldCount() > columns) {
            throw new IllegalArgumentException(file + ", line " + line.getStartingLineNumber() + ": it has "
                    + line.getFieldCount() + " cells, but there are " + columns
                    + " columns; put a cell with a comma in it in quotation marks");
        }
    }

    private String require(String column, Map<String, String> cells, NamedCsvRecord line) {
        String value = cells.remove(column);
        if (value == null) {
            throw new IllegalArgumentException(
                    file + ", line " + line.getStartingLineNumber() + ": " + column + " is empty");
        }
        return value.strip();
    }
}
