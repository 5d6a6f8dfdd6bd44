package io.github.brushwork.transfer.json;

/** A value cannot be written as JSON, or a document is not what it should be; the message names the place in the document. */
public final class JsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }

    JsonException(String message, Throwable cause) {
        super(message, cause);
    }
}
