package io.github.brushwork.cli.report;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.github.brushwork.cli.files.OutputFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The report of a run: one page, {@code index.html}, which needs no other file and no connection.
 *
 * @param folder where the page goes; made if it is not there
 */
public record Report(Path folder) {

    private static final String WHAT = "the report";

    /**
     * Makes the folder, before there is anything to tell.
     *
     * @throws UncheckedIOException if it cannot be made, or may not be written to
     */
    public void requireWritable() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder of the report " + folder + ": " + e, e);
        }
        OutputFile.requireWritable(WHAT, file());
    }

    /**
     * The page.
     *
     * @return its file
     */
    public Path file() {
        return folder.resolve("index.html");
    }

    /**
     * Writes the page; it appears whole or not at all.
     *
     * @param story what it tells
     * @throws UncheckedIOException if it cannot be written
     */
    public void write(Story story) {
        String html = template().execute(new PageMaker(story).page());
        OutputFile.write(WHAT, file(), html);
    }

    private static Template template() {
        try (InputStream stream = Report.class.getResourceAsStream("report.html");
                Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return Mustache.compiler().escapeHTML(true).compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
