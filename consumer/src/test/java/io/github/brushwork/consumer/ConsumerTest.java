package io.github.brushwork.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Projects that depend on the artifact as users do; the build has compiled them before this test. */
class ConsumerTest {

    private static final Set<String> BUILT =
            Set.of(System.getProperty("brushwork.consumers").split(","));

    /** What backs SLF4J or commons-logging, or is only for tests; none is a library's to choose. */
    private static final List<String> UNWANTED = List.of(
            "logback-classic",
            "logback-core",
            "log4j",
            "log4j-core",
            "log4j-slf4j2-impl",
            "slf4j-jdk14",
            "slf4j-nop",
            "slf4j-reload4j",
            "slf4j-simple",
            "junit",
            "junit-jupiter-api",
            "testng",
            "hamcrest",
            "hamcrest-core",
            "assertj-core",
            "mockito-core",
            "brushwork-testing");

    @TempDir
    private Path folder;

    static Stream<String> built() {
        return BUILT.stream();
    }

    @ParameterizedTest
    @MethodSource("built")
    void shouldHaveNeitherLoggingBackEndNorTestLibrary(String name) {
        assertThat(Consumer.named(name).jars())
                .extracting(Jar::artifact)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(UNWANTED);
    }

    @ParameterizedTest
    @MethodSource("built")
    void shouldHaveOnTheClassPathWhatWasAgreed(String name) throws IOException {
        List<String> agreed = Files.readAllLines(Path.of("src/it", name, "jars"));

        // An artifact may bring a jar for the platform beside its own.
        assertThat(Consumer.named(name).foreignJars().stream()
                        .map(Jar::artifact)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(agreed);
    }

    @ParameterizedTest
    @MethodSource("built")
    void shouldBringWhatTheGuideSays(String name) throws IOException {
        assumeFalse(name.equals("native-backend"), "the jars of a backend are other ones on each platform");
        List<Jar> jars = Consumer.named(name).foreignJars();

        double megabytes = jars.stream().mapToLong(Jar::bytes).sum() / 1e6;

        assertThat(Files.readString(Path.of("../docs/dependencies.md")))
                .contains(String.format(Locale.ROOT, "| `%s` | %d | %.1f MB |", name, jars.size(), megabytes));
    }

    @Test
    void shouldPaintWithoutSameDiffAndWithoutAnyNativeLibrary() throws Exception {
        Consumer consumer = built("without-samediff");

        assertThat(consumer.paint(picture())).contains("engine: java (Vector API");

        assertThat(consumer.jars()).filteredOn(Jar::hasNativeLibrary).isEmpty();
        assertThat(ImageIO.read(picture().toFile()).getWidth()).isEqualTo(32);
    }

    @Test
    void shouldPaintInJavaWithoutAnyChoice() throws Exception {
        Consumer consumer = built("alone");

        assertThat(consumer.paint(picture())).contains("engine: java (Vector API");
        assertThat(ImageIO.read(picture().toFile()).getWidth()).isEqualTo(32);
    }

    @Test
    void shouldPaintWithTheBackendThatWasAdded() throws Exception {
        Consumer consumer = built("native-backend");

        assertThat(consumer.paint(picture(), "samediff")).contains("engine: samediff");
        assertThat(ImageIO.read(picture().toFile()).getWidth()).isEqualTo(32);
    }

    private Path picture() {
        return folder.resolve("painted.png");
    }

    private static Consumer built(String name) {
        assumeTrue(BUILT.contains(name), () -> "not built: -Pall-consumers builds " + name);
        return Consumer.named(name);
    }
}
