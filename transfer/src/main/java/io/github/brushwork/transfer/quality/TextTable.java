package io.github.brushwork.transfer.quality;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of texts: the first column to the left, the others, which hold numbers, to the right.
 *
 * @param rows of equal length, at least one; the first is the head
 */
record TextTable(List<List<String>> rows) {

    /** A number with four significant digits. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    String toText() {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? row.get(i) + padding : "  " + padding + row.get(i));
        }
        return line.append('\n').toString();
    }

    String toMarkdown() {
        List<String> head = rows.get(0);
        String rule = "| --- |" + " ---: |".repeat(head.size() - 1) + "\n";
        return markdown(head)
                + rule
                + rows.stream().skip(1).map(TextTable::markdown).collect(Collectors.joining());
    }

    private static String markdown(List<String> row) {
        return row.stream()
                .map(cell -> cell.replace("\\", "\\\\").replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
