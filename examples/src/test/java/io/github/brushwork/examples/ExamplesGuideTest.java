package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the example programs names programs there are, with the arguments that they take. */
class ExamplesGuideTest {

    private static final Path PAGE = Path.of("..", "docs", "examples.md");
    private static final Pattern ROW = Pattern.compile("\\| \\[`(\\w+)`]\\(\\S+/(\\w+)\\.java\\) \\| `([^`]+)` \\|");

    private record Program(String name, String link, String arguments) {}

    static List<Program> programs() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(ExamplesGuideTest::program)
                .toList();
    }

    private static Program program(MatchResult row) {
        return new Program(row.group(1), row.group(2), row.group(3).replace("\\|", "|"));
    }

    @Test
    void shouldListTheProgramsWithTheirArguments() throws IOException {
        assertThat(programs()).extracting(Program::name).contains("Quickstart", "SimilarImages");
    }

    /** A program that is started without arguments says which it takes. */
    @ParameterizedTest
    @MethodSource("programs")
    void shouldNameTheArgumentsThatAProgramTakes(Program program) throws ReflectiveOperationException {
        Method main = Class.forName(getClass().getPackageName() + "." + program.name())
                .getMethod("main", String[].class);

        assertThat(program.link()).isEqualTo(program.name());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> call(main))
                .withMessageContaining("usage: " + program.name() + " " + program.arguments() + ";");
    }

    private static void call(Method main) throws Throwable {
        try {
            main.invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
