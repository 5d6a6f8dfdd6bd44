package io.github.brushwork.cli.batch;

/** What became of a job. */
sealed interface Outcome {

    /** Its picture is painted and written. */
    record Painted() implements Outcome {}

    /** Its picture was there already. */
    record Done() implements Outcome {}

    /**
     * It has no picture.
     *
     * @param reason what went wrong
     */
    record Failed(Throwable reason) implements Outcome {}

    /** It was interrupted: another time it begins anew. */
    record Dropped() implements Outcome {}
}
