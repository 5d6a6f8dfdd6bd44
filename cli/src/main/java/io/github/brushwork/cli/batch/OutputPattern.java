package io.github.brushwork.cli.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names results after their pictures: {@code {content}} and {@code {style}} stand for the names of the files, without folder and
 * ending.
 *
 * @param text for example {@code out/{content}-{style}.png}
 */
public record OutputPattern(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(.*?)}");

    /**
     * Creates a pattern.
     *
     * @param text for example {@code out/{content}-{style}.png}
     * @throws IllegalArgumentException if it has another placeholder
     */
    public OutputPattern {
        PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).forEach(name -> {
            if (!name.equals("content") && !name.equals("style")) {
                throw new IllegalArgumentException("--output " + text + ": {" + name
                        + "} stands for nothing; {content} and {style} stand for the names of the pictures");
            }
        });
    }

    Path file(Path content, List<Path> styles) {
        String style = styles.stream().map(OutputPattern::name).collect(Collectors.joining("+"));
        return Path.of(PLACEHOLDER
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(found.group(1).equals("content") ? name(content) : style)));
    }

    private static String name(Path picture) {
        return picture.getFileName().toString().replaceFirst("(?<=.)\\.[^.]*$", "");
    }
}
