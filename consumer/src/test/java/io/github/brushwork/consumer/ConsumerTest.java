package io.github.brushwork.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects that depend on the artifact as users do; the build has compiled them before this test. */
class ConsumerTest {

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

    @ParameterizedTest
    @ValueSource(strings = {"without-samediff", "alone", "native-backend"})
    void shouldHaveNeitherLoggingBackEndNorTestLibrary(String name) {
        assertThat(Consumer.named(name).jars())
                .extracting(Jar::artifact)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(UNWANTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"without-samediff", "alone", "native-backend"})
    void shouldHaveOnTheClassPathWhatWasAgreed(String name) throws IOException {
        List<String> agreed = Files.readAllLines(Path.of("src/it", name, "jars"));

        // An artifact may bring a jar for the platform beside its own.
        assertThat(Consumer.named(name).foreignJars().stream()
                        .map(Jar::artifact)
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(agreed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"without-samediff", "alone"})
    void shouldBringWhatTheGuideSays(String name) throws IOException {
        // The jars of a backend are other ones on each platform.
        List<Jar> jars = Consumer.named(name).foreignJars();

        double megabytes = jars.stream().mapToLong(Jar::bytes).sum() / 1e6;

        assertThat(Files.readString(Path.of("../docs/dependencies.md")))
                .contains(String.format(Locale.ROOT, "| `%s` | %d | %.1f MB |", name, jars.size(), megabytes));
    }

    @Test
    void shouldPaintWithoutSameDiffAndWithoutAnyNativeLibrary() throws Exception {
        Consumer consumer = Consumer.named("without-samediff");

        assertThat(consumer.paint(picture())).contains("engine: java (Vector API");

        assertThat(consumer.jars()).filteredOn(Jar::hasNativeLibrary).isEmpty();
        assertThat(ImageIO.read(picture().toFile()).getWidth()).isEqualTo(32);
    }

    @Test
    void shouldPaintInJavaWithoutAnyChoice() throws Exception {
        Consumer consumer = Consumer.named("alone");

        assertThat(consumer.paint(picture())).contains("engine: java (Vector API");
        assertThat(ImageIO.read(picture().toFile()).getWidth()).isEqualTo(32);
    }

    @Test
    void shouldPaintWithTheBackendThatWasAdded() throws Exception {
        Consumer consumer = Consumer.named("native-backend");

        assertThat(consumer.paint(picture(), "samediff")).contains("engine: samediff");
        assertThat(ImageIO.read(picture().toFile()).getWidth()).isEqualTo(32);
    }

    private Path picture() {
        return folder.resolve("painted.png");
    }
}
