package io.github.brushwork.core.image;

import java.io.IOException;
import java.io.Serial;
import java.io.UncheckedIOException;

/**
 * A picture could not be read or written. The message names the file, what is wrong and what to do about it; the cause
 * is what the file system or the codec said, where they said anything.
 */
public final class ImageException extends UncheckedIOException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception that has no deeper cause.
     *
     * @param message what is wrong, where, and the remedy
     */
    public ImageException(String message) {
        super(message, new IOException(message));
    }

    /**
     * Creates an exception.
     *
     * @param message what is wrong, where, and the remedy
     * @param cause what the file system or the codec threw; wrapped in an {@link IOException} if it is none
     */
    public ImageException(String message, Exception cause) {
        super(message, cause instanceof IOException io ? io : new IOException(cause));
    }
}
