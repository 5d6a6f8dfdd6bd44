package io.github.brushwork.vgg;

/** Weights that cannot be found or used; the message names the file, what is wrong with it, and what to do. */
public final class WeightsException extends RuntimeException {

    WeightsException(String message) {
        super(message);
    }

    WeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
