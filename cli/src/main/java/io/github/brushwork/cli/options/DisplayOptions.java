package io.github.brushwork.cli.options;

import picocli.CommandLine.Option;

/** How a command tells what it does. */
public final class DisplayOptions {

    @Option(
            names = "--json",
            description = "Tell progress and result as JSON, an object on each line of the standard output.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Tell nothing but errors.")
    private boolean quiet;

    /** How progress and result are told. */
    public enum Display {
        /** To people. */
        LINES,
        /** To programs. */
        JSON,
        /** Not at all. */
        QUIET
    }

    /** Creates the group; picocli fills it in. */
    public DisplayOptions() {}

    /**
     * How progress and result are told.
     *
     * @return to whom
     * @throws IllegalArgumentException if options contradict each other
     */
    public Display display() {
        if (json && quiet) {
            throw new IllegalArgumentException("--json and --quiet contradict each other: use one of them");
        }
        if (json) {
            return Display.JSON;
        }
        return quiet ? Display.QUIET : Display.LINES;
    }
}
