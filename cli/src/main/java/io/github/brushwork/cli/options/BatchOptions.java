package io.github.brushwork.cli.options;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which pictures are to be painted, and what holds for all of them. */
public final class BatchOptions {

    @ArgGroup(validate = false, heading = "%nJobs:%n")
    private Jobs jobs = new Jobs();

    @ArgGroup(validate = false, heading = "%nPictures, of each job:%n")
    private PictureDetails details = new PictureDetails();

    @Mixin
    private SettingsOptions settings;

    @ArgGroup(validate = false, heading = "%nNetwork:%n")
    private NetworkOptions network = new NetworkOptions();

    @ArgGroup(validate = false, heading = "%nEngine:%n")
    private EngineOptions engine = new EngineOptions();

    @ArgGroup(validate = false, heading = "%nRun:%n")
    private EndOptions end = new EndOptions();

    @ArgGroup(validate = false, heading = "%nMessages:%n")
    private DisplayOptions display = new DisplayOptions();

    /** Creates the group; picocli fills it in. */
    public BatchOptions() {}

    private static final class Jobs {

        @Option(
                names = "--contents",
                paramLabel = "PLACE",
                arity = "1..*",
                description = "The pictures to paint: files, folders, or patterns such as \"photos/*.jpg\".")
        private List<String> contents = List.of();

        @Option(
                names = "--styles",
                paramLabel = "PLACE",
                arity = "1..*",
                description = "The pictures whose styles to use, each for each content.")
        private List<String> styles = List.of();

        @Option(
                names = "--table",
                paramLabel = "FILE",
                description =
                        "A table of jobs instead, with commas between: its columns are content, style (with | between several),"
                                + " output, and any of the options below by name.")
        private Path table;

        @Option(
                names = {"-o", "--output"},
                paramLabel = "PATTERN",
                description =
                        "The files to write, with {content} and {style} for the names of the pictures; folders are made. By"
                                + " default ${DEFAULT-VALUE}.")
        private String output = "{content}-{style}.png";

        @Option(
                names = "--again",
                description =
                        "Paint what is done already, too. By default a result that is there, with its record, is not"
                                + " painted again unless pictures, settings or weights have changed.")
        private boolean again;

        @Option(
                names = "--jobs",
                paramLabel = "N",
                description =
                        "How many to paint at the same time; they share processors and memory. By default ${DEFAULT-VALUE}.")
        private int parallel = 1;

        @Option(
                names = "--dry-run",
                description =
                        "Only look whether the pictures can be read and fit the memory, and say what would be painted.")
        private boolean dryRun;
    }

    /**
     * Where the pictures to paint are.
     *
     * @return files, folders or patterns; none if there is a table
     * @throws OptionsException if it is not said, or twice
     */
    public List<String> contents() {
        requireOneOrigin();
        return jobs.contents;
    }

    /**
     * Where the pictures are whose styles to use.
     *
     * @return files, folders or patterns; none if there is a table
     * @throws OptionsException if it is not said, or twice
     */
    public List<String> styles() {
        requireOneOrigin();
        return jobs.styles;
    }

    /**
     * The table of jobs.
     *
     * @return its file; empty if there is none
     * @throws OptionsException if it is not said where pictures are, or twice
     */
    public Optional<Path> table() {
        requireOneOrigin();
        return Optional.ofNullable(jobs.table);
    }

    private void requireOneOrigin() {
        boolean places = !jobs.contents.isEmpty() || !jobs.styles.isEmpty();
        if (jobs.table == null && (jobs.contents.isEmpty() || jobs.styles.isEmpty())) {
            throw new OptionsException("say with --contents and --styles where the pictures are, or with --table FILE");
        }
        if (jobs.table != null && places) {
            throw new OptionsException("--table " + jobs.table
                    + " names the pictures, and so do --contents and --styles: use" + " one of them");
        }
    }

    /**
     * How results are named.
     *
     * @return a file's name with placeholders
     */
    public String output() {
        return jobs.output;
    }

    /**
     * Whether what is done already is to be painted too.
     *
     * @return true if it is
     */
    public boolean again() {
        return jobs.again;
    }

    /**
     * How many jobs run at the same time.
     *
     * @return at least 1
     * @throws IllegalArgumentException if it is less, or the engine cannot share the processors
     */
    public int parallel() {
        if (jobs.parallel < 1) {
            throw new IllegalArgumentException("--jobs " + jobs.parallel + ": there must be at least 1");
        }
        if (jobs.parallel > 1 && !engine.isInJava()) {
            throw new OptionsException(
                    "--jobs " + jobs.parallel + " shares the processors among engines in Java; --engine "
                            + engine.engine() + " uses all of them by itself: leave one of them out");
        }
        return jobs.parallel;
    }

    /**
     * How many threads each job has.
     *
     * @return as many as are asked for; an even share of the processors if there are several jobs; empty if it is left to the engine
     * @throws IllegalArgumentException as {@link #parallel}
     */
    public Optional<Integer> threads() {
        if (engine.threads().isPresent()) {
            return Optional.of(engine.threads().getAsInt());
        }
        return parallel() == 1
                ? Optional.empty()
                : Optional.of(Math.max(1, Runtime.getRuntime().availableProcessors() / parallel()));
    }

    /**
     * What computes, and why, for people to read.
     *
     * @return an engine's name, and a reason if it was not asked for
     */
    public String engine() {
        return parallel() == 1
                ? engine.describe()
                : "java, threads for each: " + threads().orElseThrow();
    }

    /**
     * Whether nothing is to be painted.
     *
     * @return true if only to say what would be
     */
    public boolean dryRun() {
        return jobs.dryRun;
    }

    /**
     * How progress and results are told.
     *
     * @return to whom
     * @throws IllegalArgumentException if options contradict each other
     */
    public DisplayOptions.Display display() {
        return display.display();
    }
}
