package io.github.brushwork.transfer.json;

import java.util.List;
import java.util.Map;

/**
 * A place in a document.
 *
 * @param path for example {@code style.layers[2].weight}; empty for the document itself
 */
record Place(String path) {

    static final Place DOCUMENT = new Place("");

    Place member(String name) {
        return new Place(path.isEmpty() ? name : path + "." + name);
    }

    Place element(int index) {
        return new Place(path + "[" + index + "]");
    }

    /** A value that is not what it should be. */
    JsonException expected(Object found, String allowed) {
        return new JsonException(this + " is " + described(found) + ": it must be " + allowed);
    }

    private static String described(Object found) {
        if (found instanceof Map) {
            return "an object";
        }
        if (found instanceof List) {
            return "an array";
        }
        return found instanceof String ? "\"" + found + "\"" : String.valueOf(found);
    }

    JsonException failure(String message) {
        return new JsonException(this + ": " + message);
    }

    JsonException failure(Throwable cause) {
        return new JsonException(this + ": " + cause.getMessage(), cause);
    }

    @Override
    public String toString() {
        return path.isEmpty() ? "the document" : path;
    }
}
