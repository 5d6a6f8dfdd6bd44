package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.StyleTransfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's snippet is code of this class: compiled, run, and the same to the letter. */
class ReadmeTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path folder;

    @Test
    void shouldRunTheSnippet() {
        Path harbour = folder.resolve("harbour.jpg");
        Path waves = folder.resolve("waves.jpg");
        Path out = folder.resolve("out.png");
        Samples.harbour().resize(48, 32).write(harbour);
        Samples.painting().resize(48, 32).write(waves);

        // snippet
        StyleTransfer.builder().content(harbour).style(waves).build().run().save(out);
        // end of snippet

        assertThat(Image.read(out).width()).isEqualTo(48);
    }

    @Test
    void shouldShowTheSnippetInTheReadme() throws IOException {
        String source =
                Files.readString(Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java"));
        String snippet = source.substring(
                        source.indexOf("// snippet\n") + "// snippet\n".length(), source.indexOf("// end of snippet"))
                .stripIndent()
                .strip();
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains(snippet);
    }
}
