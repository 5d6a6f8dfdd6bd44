package io.github.brushwork.vgg.download;

import java.util.stream.Stream;

/** What an exception says, for a message to people. */
final class Reasons {

    private Reasons() {}

    /** An exception and its causes, outermost first. */
    static Stream<Throwable> chain(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause);
    }

    /** The message of the innermost cause that has one, after its type: many messages are but a path or a host. */
    static String of(Throwable error) {
        return chain(error)
                .filter(cause -> cause.getMessage() != null)
                .reduce((outer, inner) -> inner)
                .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
                .orElse(error.getClass().getSimpleName());
    }
}
