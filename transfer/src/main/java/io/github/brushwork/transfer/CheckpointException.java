package io.github.brushwork.transfer;

/** A checkpoint could not be written or read, or is not of the transfer that is to be resumed. */
public final class CheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CheckpointException(String message) {
        super(message);
    }

    CheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
