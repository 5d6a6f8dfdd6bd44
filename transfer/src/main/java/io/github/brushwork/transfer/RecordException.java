package io.github.brushwork.transfer;

/** A record could not be written or read, or is not of the transfer that is to reproduce it. */
public final class RecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RecordException(String message) {
        super(message);
    }

    RecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
