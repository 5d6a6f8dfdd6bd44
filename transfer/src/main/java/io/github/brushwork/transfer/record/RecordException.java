package io.github.brushwork.transfer.record;

/** A record could not be written or read, or is not of the transfer that is to reproduce it. */
public final class RecordException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message what is wrong, and what to do
     */
    public RecordException(String message) {
        super(message);
    }

    /**
     * Creates an exception.
     *
     * @param message what is wrong, and what to do
     * @param cause what else failed
     */
    public RecordException(String message, Throwable cause) {
        super(message, cause);
    }
}
