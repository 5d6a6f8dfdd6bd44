package io.github.brushwork.cli.options;

/** Options that do not go together; the message names them and says what to do. */
public final class OptionsException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    OptionsException(String message) {
        super(message);
    }
}
