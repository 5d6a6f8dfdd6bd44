package io.github.brushwork.cli.display;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON objects, each on a line of its own. Thread safe. */
public final class JsonLines {

    /** Writes fields of an object. */
    public interface Fields {

        /**
         * Writes them.
         *
         * @param json within an object
         * @throws IOException if the generator throws it
         */
        void write(JsonGenerator json) throws IOException;
    }

    private static final JsonFactory FACTORY = new JsonFactory();

    private final PrintWriter out;

    /**
     * Prepares for writing.
     *
     * @param out where lines go
     */
    public JsonLines(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints an object.
     *
     * @param fields that it has
     */
    public void print(Fields fields) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(line)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.println(line);
        out.flush();
    }

    /**
     * Whether somebody reads.
     *
     * @return false once a line could not be written
     */
    public boolean areRead() {
        return !out.checkError();
    }
}
