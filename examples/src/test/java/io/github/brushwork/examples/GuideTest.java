package io.github.brushwork.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages as a whole: links lead somewhere, no page is left out, code is that of tests, messages are those of the code. */
class GuideTest {

    private static final Path ROOT = Path.of("..");
    private static final Path GUIDE = ROOT.resolve("docs");

    private static List<String> programs;
    /** Of programs and tests, without indentation. */
    private static List<String> compiled;

    @BeforeAll
    static void readSources() throws IOException {
        programs = Sources.of("main");
        compiled = Stream.concat(programs.stream(), Sources.of("test").stream())
                .map(GuideTest::withoutIndentation)
                .toList();
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.walk(GUIDE)) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md"), ROOT.resolve("CONTRIBUTING.md")),
                            pages.filter(page -> page.toString().endsWith(".md"))
                                    .sorted())
                    .toList();
        }
    }

    private static Node parsed(Path page) throws IOException {
        return Parser.builder().build().parse(Files.readString(page));
    }

    /** Files that a page links to or shows; an anchor's file is its page. */
    private static List<Path> targets(Path page) throws IOException {
        List<String> targets = new ArrayList<>();
        parsed(page).accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                targets.add(link.getDestination());
                visitChildren(link);
            }

            @Override
            public void visit(Image image) {
                targets.add(image.getDestination());
            }
        });
        return targets.stream()
                .map(URI::create)
                .filter(target -> !target.isAbsolute() && !target.getPath().isEmpty())
                .map(target -> page.resolveSibling(target.getPath()).normalize())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLinkToWhatIsThere(Path page) throws IOException {
        assertThat(targets(page)).allSatisfy(target -> assertThat(target).exists());
    }

    @Test
    void shouldListEveryPage() throws IOException {
        Path index = GUIDE.resolve("README.md");
        Path decisions = GUIDE.resolve("decisions/README.md");

        List<Path> listed = Stream.concat(targets(index).stream(), targets(decisions).stream())
                .toList();

        assertThat(pages()).hasSizeGreaterThan(20).allSatisfy(page -> {
            if (!page.equals(index)) {
                assertThat(listed).contains(page.normalize());
            }
        });
    }

    static List<String> code() throws IOException {
        List<String> code = new ArrayList<>();
        for (Path page : pages()) {
            parsed(page).accept(new AbstractVisitor() {
                @Override
                public void visit(FencedCodeBlock block) {
                    if (block.getInfo().equals("java")) {
                        code.add(block.getLiteral());
                    }
                }
            });
        }
        return code;
    }

    /** So it is compiled, and run; that of the gallery is code of its program. */
    @ParameterizedTest
    @MethodSource("code")
    void shouldShowCodeThatIsCompiled(String code) {
        String wanted = withoutIndentation(code);

        assertThat(compiled.stream().anyMatch(source -> source.contains(wanted)))
                .as("whether it is code of the project")
                .isTrue();
    }

    private static String withoutIndentation(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    static List<String> messages() throws IOException {
        List<String> messages = new ArrayList<>();
        parsed(GUIDE.resolve("troubleshooting.md")).accept(new AbstractVisitor() {
            @Override
            public void visit(BlockQuote quote) {
                String text = TextContentRenderer.builder().build().render(quote);
                messages.add(text.replaceAll("[«»]", "").strip());
            }
        });
        return messages;
    }

    /** What stands between two gaps is text of the program. */
    @ParameterizedTest
    @MethodSource("messages")
    void shouldQuoteMessagesOfTheProgram(String message) {
        String program = programs.stream()
                .map(source -> source.replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\""))
                .collect(Collectors.joining());

        assertThat(Arrays.stream(message.split("\\.\\.\\.|: |\\. |\"\\w*\""))
                        .map(String::strip)
                        .filter(part -> part.length() > 3))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(program.contains(part)).as(part).isTrue());
    }
}
