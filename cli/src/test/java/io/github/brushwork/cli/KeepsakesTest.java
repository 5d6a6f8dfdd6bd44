package io.github.brushwork.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.settings.PresetJson;
import io.github.brushwork.transfer.settings.Presets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the command keeps of a run besides its result. */
class KeepsakesTest {

    private static final String MISSING_PROGRAM = "there is no working program \"ffmpeg\" on the path";

    @TempDir
    private Path folder;

    private Path content;
    private Path style;
    private Path output;

    @BeforeEach
    void writePictures() {
        content = SmallPictures.write(SmallPictures.HARBOUR, folder, "<b>Hafen & 'Meer'.png");
        style = SmallPictures.write(SmallPictures.PAINTING, folder, "painting.png");
        output = folder.resolve("out.png");
    }

    private StylizeRun paint(Object... more) {
        List<String> arguments = new ArrayList<>(List.of(
                content.toString(),
                style.toString(),
                "-o",
                output.toString(),
                "--size",
                "48",
                "--weights",
                "calibrated",
                "--width",
                "0.125",
                "--engine",
                "java"));
        Stream.of(more).map(Object::toString).forEach(arguments::add);
        if (!arguments.contains("--iterations")) {
            arguments.addAll(List.of("--iterations", "12"));
        }
        return StylizeRun.of(arguments.toArray(String[]::new));
    }

    private static int frames(Path gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
            reader.setInput(in);
            return reader.getNumImages(true);
        } finally {
            reader.dispose();
        }
    }

    @Test
    void shouldWriteSnapshotsBesideTheResultAndAFilmOfThem() throws IOException {
        Path film = folder.resolve("film.gif");

        StylizeRun run = paint("--snapshots", 5, "--evolution", film, "--evolution-size", 24);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("wrote " + output, "wrote the film " + film);
        assertThat(Image.read(folder.resolve("out-05.png")).width()).isEqualTo(48);
        assertThat(Image.read(folder.resolve("out-05.png"))).isNotEqualTo(Image.read(folder.resolve("out-10.png")));
        assertThat(frames(film)).as("two snapshots and the result").isEqualTo(3);
        assertThat(ImageIO.read(film.toFile()).getWidth()).isEqualTo(24);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(6);
        }
    }

    @Test
    void shouldMakeAFilmAndAReportOfARunOfOneIteration() throws IOException {
        Path film = folder.resolve("film.gif");

        StylizeRun run = paint("--iterations", 1, "--snapshots", 7, "--evolution", film, "--report", folder);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(frames(film)).as("the result").isEqualTo(1);
        assertThat(Jsoup.parse(Files.readString(folder.resolve("index.html")))
                        .select("h2")
                        .eachText())
                .contains("Losses")
                .doesNotContain("On the way");
    }

    @ParameterizedTest
    @CsvSource({"film.mp4, ftyp", "film.webp, WEBP"})
    void shouldMakeAFilmWithFfmpeg(String name, String mark) throws IOException {
        assumeThat(Programs.onPath("ffmpeg")).isPresent();
        Path film = folder.resolve(name);

        StylizeRun run = paint("--evolution", film, "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("{\"event\":\"wrote\",\"what\":\"film\",\"file\":\"" + film + "\"}");
        assertThat(new String(Files.readAllBytes(film), 0, 16, StandardCharsets.ISO_8859_1))
                .contains(mark);
    }

    @Test
    void shouldSayBeforeItPaintsThatFfmpegIsMissing() {
        assumeThat(Programs.onPath("ffmpeg")).isEmpty();

        StylizeRun run = paint("--evolution", folder.resolve("film.mp4"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains(MISSING_PROGRAM);
        assertThat(output).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--snapshots 0 | --snapshots 0: there must be at least 1",
                "--evolution film.avi | the film film.avi has no ending that is known: use .gif, .webp or .mp4",
                "--evolution film.gif --evolution-rate 60 | a film of 60 pictures a second: film.gif may have 1 to 50",
                "--evolution-rate 5 | --evolution-rate and --evolution-size go with --evolution FILE",
                "--evolution film.gif --evolution-size 0 | --evolution-size 0: it must be at least 1"
            })
    void shouldRefuseWhatCannotBe(String options, String message) {
        StylizeRun run = paint((Object[]) options.split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(output).doesNotExist();
    }

    @Test
    void shouldRefuseAFilmInAFolderThatIsNotThereBeforeItPaints() {
        StylizeRun run = paint("--evolution", folder.resolve("nowhere/film.gif"));

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("cannot write the film", "there is no folder");
        assertThat(output).doesNotExist();
    }

    @Test
    void shouldSayWhatItWouldKeep() {
        Path report = folder.resolve("report");

        StylizeRun run = paint("--dry-run", "--snapshots", 20, "--evolution", "film.gif", "--report", report);

        assertThat(run.out())
                .contains("snapshots   after every 20 iterations")
                .contains("film        film.gif")
                .contains("report      " + report.resolve("index.html"));
        assertThat(report).doesNotExist();
    }

    @Test
    void shouldReportARunOnOnePage() throws IOException {
        Path report = folder.resolve("new/report");

        StylizeRun run = paint("--report", report, "--style-weight", 3);

        assertThat(run.code()).as(run.err()).isZero();
        Path page = report.resolve("index.html");
        assertThat(run.out()).contains("wrote the report " + page);
        Document html = Jsoup.parse(Files.readString(page));
        assertThat(html.title()).isEqualTo("<b>Hafen & 'Meer'.png in the style of painting.png");
        assertThat(html.select("b:containsOwn(Iteration)")).as("snapshots").hasSize(8);
        assertThat(html.select("img[src]"))
                .allSatisfy(image -> assertThat(image.attr("src")).startsWith("data:image/"));
        assertThat(html.select("[href], link, script[src]"))
                .as("what would be fetched")
                .isEmpty();
        assertThat(html.select("#terms th").eachText()).contains("content relu3_3", "style relu1_1", "total");
        assertThat(html.select("#quality th").eachText()).contains("style distance", "SSIM with the content");
        assertThat(html.select("#changes th").eachText()).contains("style.weight", "minimisation.iterations");
        assertThat(html.select("#run th").eachText()).contains("Engine", "Network", "Seed");
        assertThat(html.select("#command").text())
                .startsWith("stylize '" + content.toString().replace("'", "'\\''") + "' " + style + " -o");
        assertThat(PresetJson.read(html.select("#settings").text()).toBuilder().build())
                .isNotEqualTo(Presets.balanced());
    }
}
