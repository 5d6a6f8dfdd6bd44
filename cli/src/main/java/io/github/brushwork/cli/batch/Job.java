package io.github.brushwork.cli.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One picture to paint.
 *
 * @param number of the job, from 1
 * @param content the picture to paint
 * @param styles the pictures whose styles to use, mixed if there are several
 * @param output the file to write
 * @param options of {@code stylize run}, by name, such as {@code --size}
 */
public record Job(int number, Path content, List<Path> styles, Path output, Map<String, String> options) {

    /**
     * Creates a job.
     *
     * @param number of the job, from 1
     * @param content the picture to paint
     * @param styles the pictures whose styles to use, mixed if there are several
     * @param output the file to write
     * @param options of {@code stylize run}, by name
     */
    public Job {
        styles = List.copyOf(styles);
        options = Map.copyOf(options);
    }

    /**
     * One line for people to read.
     *
     * @return what is painted how
     */
    @Override
    public String toString() {
        return content + " in the style of "
                + styles.stream().map(Path::toString).collect(Collectors.joining(" and "));
    }
}
