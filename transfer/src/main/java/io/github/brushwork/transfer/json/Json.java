package io.github.brushwork.transfer.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text to a tree and back. A tree is made of {@link Map} with the order of the document, {@link List}, {@link String}, {@link
 * Boolean} and {@link Numeral}; null has no place in it.
 */
public final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * A number as it is written, so that reading it as a float or a double rounds but once, and -0.0 survives.
     *
     * @param text a number in the grammar of JSON
     */
    public record Numeral(String text) {

        @Override
        public String toString() {
            return text;
        }
    }

    private Json() {}

    /**
     * Parses a document.
     *
     * @param text one value in JSON
     * @return its tree
     * @throws JsonException if the text is not JSON, holds a null, or a name comes twice in an object; the message gives line
     *     and column
     */
    public static Object parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            Object tree = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonException("there is more than one value: " + place(parser));
            }
            return tree;
        } catch (IOException e) {
            throw new JsonException("this is not valid JSON: " + e.getMessage(), e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonException("this is not valid JSON: it is empty");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Numeral(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default ->
                throw new JsonException(
                        parser.getText() + " has no meaning here: leave out what has no value; " + place(parser));
        };
    }

    private static String place(JsonParser parser) {
        return "line " + parser.currentLocation().getLineNr() + ", column "
                + parser.currentLocation().getColumnNr();
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    /**
     * Prints a tree, indented by two spaces.
     *
     * @param tree a tree; not modified
     * @return the text, ended by a line feed
     */
    public static String print(Object tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
            print(tree, generator);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return text + "\n";
    }

    private static void print(Object tree, JsonGenerator generator) throws IOException {
        if (tree instanceof Map<?, ?> members) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                generator.writeFieldName((String) member.getKey());
                print(member.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (tree instanceof List<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                print(element, generator);
            }
            generator.writeEndArray();
        } else if (tree instanceof Numeral numeral) {
            generator.writeNumber(numeral.text());
        } else if (tree instanceof Boolean flag) {
            generator.writeBoolean(flag);
        } else {
            generator.writeString((String) tree);
        }
    }
}
