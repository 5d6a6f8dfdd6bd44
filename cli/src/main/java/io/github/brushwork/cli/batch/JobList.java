package io.github.brushwork.cli.batch;

import io.github.brushwork.cli.options.BatchOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The jobs that options ask for. */
public final class JobList {

    private JobList() {}

    /**
     * Each content in each style, or the lines of a table.
     *
     * @param options what is asked for
     * @param common options of all jobs, by name, such as {@code --size}
     * @param columns names of options that a table may have
     * @return at least one job
     * @throws IllegalArgumentException if there is no job, a named picture or folder is not there, the table is not understood, or two
     *     jobs would write the same file, or one of the pictures
     * @throws java.io.UncheckedIOException if the table cannot be read
     */
    public static List<Job> of(BatchOptions options, Map<String, String> common, Set<String> columns) {
        OutputPattern pattern = new OutputPattern(options.output());
        List<Job> jobs = options.table()
                .map(file -> new JobTable(file, pattern, columns).read(common))
                .orElseGet(() -> pairs(options, pattern, common));
        if (jobs.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no job in " + options.table().orElseThrow());
        }
        requireOwnOutputs(jobs);
        return jobs;
    }

    private static List<Job> pairs(BatchOptions options, OutputPattern pattern, Map<String, String> common) {
        List<Path> styles = PictureFiles.at(options.styles());
        List<Job> jobs = new ArrayList<>();
        for (Path content : PictureFiles.at(options.contents())) {
            for (Path style : styles) {
                List<Path> one = List.of(style);
                jobs.add(new Job(jobs.size() + 1, content, one, pattern.file(content, one), common));
            }
        }
        return jobs;
    }

    /** Seen before anything is painted; a job would replace another's result, and hours later. */
    private static void requireOwnOutputs(List<Job> jobs) {
        Map<Path, Job> writers = new HashMap<>();
        for (Job job : jobs) {
            Job other = writers.putIfAbsent(absolute(job.output()), job);
            if (other != null) {
                throw new IllegalArgumentException(
                        "two jobs would write " + job.output() + ": " + other + ", and " + job
                                + "; give each a name of its own, with {content} and {style} in --output or a column \"output\"");
            }
        }
        for (Job job : jobs) {
            Stream.concat(Stream.of(job.content()), job.styles().stream()).forEach(picture -> {
                Job writer = writers.get(absolute(picture));
                if (writer != null) {
                    throw new IllegalArgumentException("the result of " + writer + " would replace the picture "
                            + picture + ": name another with --output");
                }
            });
        }
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
