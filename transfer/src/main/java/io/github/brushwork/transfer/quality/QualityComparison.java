package io.github.brushwork.transfer.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Several results side by side: a column for each, a row for each figure. Numbers have four significant digits and a point
 * whatever the locale; a dash stands for a figure that one report lacks and another has.
 *
 * @param reports by the names of the results, in the order of the columns
 */
public record QualityComparison(Map<String, QualityReport> reports) {

    private static final String MISSING = "-";

    /**
     * @throws IllegalArgumentException if there is no report, or a name is blank or has several lines
     */
    public QualityComparison {
        reports = Collections.unmodifiableMap(new LinkedHashMap<>(reports));
        if (reports.isEmpty()) {
            throw new IllegalArgumentException("a comparison of no reports: give at least one");
        }
        for (String name : reports.keySet()) {
            if (name.isBlank() || name.lines().count() > 1) {
                throw new IllegalArgumentException(
                        "a result is named \"" + name + "\": the head of a column is one line that is not blank");
            }
        }
    }

    /**
     * A table in plain text, its columns aligned with spaces, and below it what was left out.
     *
     * @return lines, each ended by a line feed
     */
    public String toText() {
        return table().toText() + remarks("");
    }

    /**
     * A table in Markdown (as GitHub reads it), and below it, as a list, what was left out.
     *
     * @return lines, each ended by a line feed
     */
    public String toMarkdown() {
        return table().toMarkdown() + remarks("- ");
    }

    /**
     * The comparison as plain data, see {@link QualityReport#toMap}.
     *
     * @return an unmodifiable map of reports by name
     */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        reports.forEach((name, report) -> map.put(name, report.toMap()));
        return Collections.unmodifiableMap(map);
    }

    private TextTable table() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("figure"));
        head.addAll(reports.keySet());
        rows.add(head);
        for (String figure : figures()) {
            List<String> row = new ArrayList<>(List.of(figure));
            reports.values().forEach(report -> row.add(cell(report.figures().get(figure))));
            rows.add(row);
        }
        return new TextTable(rows);
    }

    private static String cell(Double value) {
        return Optional.ofNullable(value).map(TextTable::number).orElse(MISSING);
    }

    /** The names of all figures, each where the first report that has it does. */
    private List<String> figures() {
        List<String> all = new ArrayList<>();
        for (QualityReport report : reports.values()) {
            int position = 0;
            for (String figure : report.figures().keySet()) {
                int known = all.indexOf(figure);
                if (known < 0) {
                    all.add(position++, figure);
                } else {
                    position = known + 1;
                }
            }
        }
        return all;
    }

    private String remarks(String bullet) {
        StringBuilder text = new StringBuilder();
        reports.forEach((name, report) -> report.leftOut()
                .forEach((figure, reason) ->
                        text.append(bullet + figure + " is left out for " + name + ": " + reason + "\n")));
        return text.isEmpty() ? "" : "\n" + text;
    }
}
