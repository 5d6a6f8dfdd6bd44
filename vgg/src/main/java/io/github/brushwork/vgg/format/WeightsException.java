package io.github.brushwork.vgg.format;

/** Weights that cannot be found or used; the message names the file, what is wrong with it, and what to do. */
public final class WeightsException extends RuntimeException {

    /**
     * Creates an exception.
     *
     * @param message names the file, what is wrong with it, and what to do
     */
    public WeightsException(String message) {
        super(message);
    }

    /**
     * Creates an exception.
     *
     * @param message names the file, what is wrong with it, and what to do
     * @param cause what was thrown
     */
    public WeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
