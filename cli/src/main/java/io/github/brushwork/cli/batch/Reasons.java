package io.github.brushwork.cli.batch;

/** What went wrong, in one line. */
public final class Reasons {

    private Reasons() {}

    /**
     * An error in words.
     *
     * @param error what went wrong
     * @return its message; its kind where that says nothing
     */
    public static String of(Throwable error) {
        return error.getMessage() == null || error instanceof OutOfMemoryError ? error.toString() : error.getMessage();
    }
}
