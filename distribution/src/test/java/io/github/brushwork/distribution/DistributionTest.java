package io.github.brushwork.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.distribution.Unpacked.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The zip as its user has it: unpacked somewhere, and run by its script in a process of its own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the script is for POSIX shells")
class DistributionTest {

    /** As in a container: no language is set. */
    private static final Map<String, String> PLAIN = Map.of();

    private static Unpacked distribution;

    @TempDir
    private Path folder;

    @BeforeAll
    static void unpack(@TempDir Path folder) throws IOException {
        distribution = Unpacked.into(Files.createDirectory(folder.resolve("мои программы")));
    }

    @Test
    void shouldPrintItsVersion() throws Exception {
        Run run = Unpacked.run(distribution.script(), folder, PLAIN, "--version");

        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.said()).endsWith("stylize " + System.getProperty("brushwork.version") + "\n");
    }

    @Test
    void shouldPaintTheSamples() throws Exception {
        Run run = Unpacked.run(
                distribution.script(),
                folder,
                PLAIN,
                "--size=32",
                "--iterations=1",
                "--weights=calibrated",
                "--width=0.25",
                "--output=моя картина.png");

        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.said()).contains("java (Vector API");
        assertThat(ImageIO.read(folder.resolve("моя картина.png").toFile()).getWidth())
                .isEqualTo(32);
    }

    @Test
    void shouldRunThroughALinkToALink() throws Exception {
        Path links = distribution.root().getParent();
        Path absolute = Files.createSymbolicLink(links.resolve("stylize-of-today"), distribution.script());
        Path relative = Files.createSymbolicLink(links.resolve("stylize"), absolute.getFileName());

        assertThat(Unpacked.run(relative, folder, PLAIN, "--version").said()).contains("stylize 0.");
    }

    @Test
    void shouldTakeOptionsForJava() throws Exception {
        Run run = Unpacked.run(
                distribution.script(), folder, Map.of("JAVA_OPTS", "-Xmx333m -XshowSettings:vm"), "--version");

        assertThat(run.said()).contains("Max. Heap Size: 333.00M").contains("stylize 0.");
    }

    @Test
    void shouldSayThatThereIsNoJava() throws Exception {
        Run run = Unpacked.run(distribution.script(), folder, Map.of("JAVA_HOME", folder.toString()), "--version");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).isEqualTo("stylize: no Java found; install Java 17 or newer, or set JAVA_HOME\n");
    }

    @Test
    void shouldSayHowToAddTheEngineThatIsLeftOut() throws Exception {
        Run run = Unpacked.run(
                distribution.script(), folder, PLAIN, "--weights=calibrated", "--size=32", "--engine=samediff");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.said()).contains("Add io.github.brushwork:brushwork-samediff and an ND4J backend");
        assertThat(distribution.libraries())
                .noneMatch(name -> name.startsWith("nd4j") || name.startsWith("brushwork-samediff"));
    }

    @Test
    void shouldStateTheLicencesOfItsLibraries() throws IOException {
        String notice = Files.readString(distribution.root().resolve("NOTICE"));

        assertThat(distribution.libraries())
                .filteredOn(name -> name.endsWith(".jar") && !name.startsWith("brushwork"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(notice)
                        .contains(":" + name.replace(".jar", "").replaceFirst("-(?=\\d)", ":") + "\n"));
        assertThat(distribution.root().resolve("LICENSE")).hasSameTextualContentAs(Path.of("../LICENSE"));
    }
}
