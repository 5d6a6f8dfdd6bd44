package io.github.brushwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.record.TransferRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchCommandTest {

    private static final List<String> QUICK = List.of(
            "--size", "32", "--iterations", "1", "--engine", "java", "--weights", "calibrated", "--width", "0.125");
    private static final FileTime LONG_AGO = FileTime.from(1, TimeUnit.DAYS);

    @TempDir
    private Path folder;

    private Path photos;
    private Path paintings;
    private Path out;

    @BeforeEach
    void setUp() throws IOException {
        photos = Files.createDirectory(folder.resolve("my photos"));
        paintings = Files.createDirectory(folder.resolve("peintures à l'huile"));
        out = folder.resolve("out");
        SmallPictures.write(Samples.harbour().resize(48, 32), photos, "harbour.png");
        SmallPictures.write(Samples.harbour().resize(32, 48), photos, "höhe.jpg");
        SmallPictures.write(Samples.painting().resize(48, 32), paintings, "waves.png");
        SmallPictures.write(Samples.painting().resize(40, 40), paintings, "square.png");
        Files.writeString(photos.resolve("notes.txt"), "these are no pictures");
    }

    private String pattern() {
        return out.resolve("{content} {style}.png").toString();
    }

    private static StylizeRun batch(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("batch"));
        Arrays.stream(arguments).map(Object::toString).forEach(all::add);
        for (int i = 0; i < QUICK.size(); i += 2) {
            if (!all.contains(QUICK.get(i))) {
                all.addAll(QUICK.subList(i, i + 2));
            }
        }
        return StylizeRun.of(all.toArray(String[]::new));
    }

    private StylizeRun everything(Object... more) {
        List<Object> all = new ArrayList<>(List.of("--contents", photos, "--styles", paintings, "-o", pattern()));
        all.addAll(List.of(more));
        return batch(all.toArray());
    }

    private List<Path> outputs() {
        return List.of(
                out.resolve("harbour square.png"),
                out.resolve("harbour waves.png"),
                out.resolve("höhe square.png"),
                out.resolve("höhe waves.png"));
    }

    @Test
    void shouldPaintEachContentInEachStyleAsRunWould() {
        StylizeRun run = everything();

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(outputs()).allSatisfy(output -> {
            assertThat(output).exists();
            assertThat(run.out()).contains("wrote " + output + ": ");
        });
        assertThat(run.out()).endsWith("of 4 jobs 4 painted" + System.lineSeparator());
        Path alone = folder.resolve("alone.png");
        List<String> single = new ArrayList<>(List.of("-o", alone.toString(), "--record"));
        single.addAll(QUICK);
        single.addAll(List.of(
                photos.resolve("höhe.jpg").toString(),
                paintings.resolve("waves.png").toString()));
        assertThat(StylizeRun.of(single.toArray(String[]::new)).code()).isZero();
        assertThat(imageOf(out.resolve("höhe waves.png"))).isEqualTo(imageOf(alone));
    }

    private static String imageOf(Path output) {
        return TransferRecord.read(TransferRecord.beside(output)).image();
    }

    @Test
    void shouldPaintTheSameBitsSeveralAtATime() {
        everything();
        List<String> oneByOne =
                outputs().stream().map(BatchCommandTest::imageOf).toList();

        StylizeRun run = everything("--again", "--jobs", 3);

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("of 4 jobs 4 painted");
        assertThat(outputs().stream().map(BatchCommandTest::imageOf)).isEqualTo(oneByOne);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldNotLetABadFileStopTheRest(int jobs) throws IOException {
        Path broken = Files.writeString(photos.resolve("broken.png"), "this is no picture");

        StylizeRun run = everything("--jobs", jobs);

        assertThat(run.code()).isEqualTo(1);
        assertThat(outputs()).allSatisfy(output -> assertThat(output).exists());
        assertThat(run.out()).contains("of 6 jobs 4 painted, 2 failed");
        String reason = "cannot read image \"" + broken + "\": it is not an image of a known format";
        assertThat(run.err().lines().skip(run.err().lines().count() - 2))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("failed: " + out.resolve("broken square.png") + ": " + reason),
                        line -> assertThat(line)
                                .startsWith("failed: " + out.resolve("broken waves.png") + ": " + reason));
    }

    @Test
    void shouldOnlyPaintWhatIsNotDone() throws IOException {
        everything();
        Files.delete(outputs().get(1));
        Files.delete(TransferRecord.beside(outputs().get(2)));
        SmallPictures.write(Samples.painting().resize(36, 40), paintings, "square.png");
        for (Path output : List.of(outputs().get(0), outputs().get(2), outputs().get(3))) {
            Files.setLastModifiedTime(output, LONG_AGO);
        }

        StylizeRun run = everything();

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "wrote " + outputs().get(0),
                        "wrote " + outputs().get(1),
                        "wrote " + outputs().get(2),
                        outputs().get(3) + " is done already",
                        "of 4 jobs 3 painted, 1 done already");
        assertThat(Files.getLastModifiedTime(outputs().get(3))).isEqualTo(LONG_AGO);
    }

    @ParameterizedTest
    @CsvSource({"--style-weight, 5", "--seed, 2", "--width, 0.25", "--style-scales, 0.9"})
    void shouldPaintAgainWhatWasPaintedOtherwise(String option, String value) {
        everything();

        StylizeRun run = everything(option, value);

        assertThat(run.out()).contains("of 4 jobs 4 painted");
    }

    @Test
    void shouldPaintAgainIfAskedTo() {
        everything();

        assertThat(everything("--again").out()).contains("of 4 jobs 4 painted");
    }

    private Path table(String... lines) throws IOException {
        String text = String.join("\n", lines)
                .replace("PHOTOS", photos.toString())
                .replace("PAINTINGS", paintings.toString())
                .replace("OUT", out.toString());
        return Files.writeString(folder.resolve("jobs.csv"), text);
    }

    @Test
    void shouldPaintTheJobsOfATable() throws IOException {
        Path table = table(
                "\uFEFFcontent,style,output,size,style-weights",
                "PHOTOS/harbour.png,PAINTINGS/waves.png|PAINTINGS/square.png,,40,\"2,1\"",
                "",
                "\"PHOTOS/harbour.png\",PAINTINGS/waves.png,\"OUT/one, two.png\",,");

        StylizeRun run = batch("--table", table, "-o", pattern());

        assertThat(run.code()).as(run.err()).isZero();
        TransferRecord both = TransferRecord.read(out.resolve("harbour waves+square.png.json"));
        assertThat(both.width()).isEqualTo(40);
        assertThat(both.conditions()).containsEntry("weight of style 1", "2.0");
        assertThat(TransferRecord.read(out.resolve("one, two.png.json")).width())
                .isEqualTo(32);
    }

    @Test
    void shouldNotLetABadLineStopTheRest() throws IOException {
        Path table = table(
                "content,style,output,size",
                "PHOTOS/harbour.png,PAINTINGS/waves.png,OUT/1.png,large",
                "PHOTOS/missing.png,PAINTINGS/waves.png,OUT/2.png,",
                "PHOTOS/harbour.png,PAINTINGS/waves.png,OUT/3.png,",
                "PHOTOS/harbour.png,PAINTINGS/waves.png,PHOTOS/notes.txt/4.png,");

        StylizeRun run = batch("--table", table);

        assertThat(run.code()).isEqualTo(1);
        assertThat(out.resolve("3.png")).exists();
        assertThat(run.err())
                .contains(
                        "1.png: Invalid value for option '--size': 'large' is not an int",
                        "2.png: cannot read image",
                        "4.png: cannot make the folder of ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "content;style|a.png;b.png|there is no column \"content;style\"; with commas between, columns are content",
                "content,style,checkpoint|a.png,b.png,c|there is no column \"checkpoint\"",
                "content,size|a.png,3|the column \"style\" is missing",
                "content,style|a.png,|jobs.csv, line 2: style is empty",
                "content,style|a.png,b.png,c.png|jobs.csv, line 2: it has 3 cells, but there are 2 columns",
                "content,style|a.png,\"b.png|cannot understand",
                "content,style||there is no job in",
            })
    void shouldRefuseATableThatIsNotUnderstood(String header, String line, String message) throws IOException {
        StylizeRun run = batch("--table", table(header, line == null ? "" : line));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--contents PHOTOS|say with --contents and --styles where the pictures are, or with --table FILE",
                "--contents PHOTOS --styles PAINTINGS --table jobs.csv|--table jobs.csv names the pictures, and so do",
                "--contents PHOTOS/*.gif --styles PAINTINGS|my photos/*.gif: name a file, a folder of pictures, or a",
                "--contents PHOTOS/missing.png --styles PAINTINGS|there is no picture ",
                "--contents PHOTOS --styles PAINTINGS -o OUT/{painter}.png|{painter} stands for nothing",
                "--contents PHOTOS --styles PAINTINGS -o OUT/{content}.png|two jobs would write ",
                "--contents PHOTOS --styles PAINTINGS/waves.png -o PHOTOS/{content}.png|would replace the picture ",
                "--contents PHOTOS --styles PAINTINGS --jobs 0|--jobs 0: there must be at least 1",
                "--contents PHOTOS --styles PAINTINGS --jobs 2 --engine samediff|shares the processors among engines in Java",
                "--contents PHOTOS --styles PAINTINGS --json --quiet|contradict each other",
                "--contents PHOTOS --styles PAINTINGS --checkpoint c|there is no picture --checkpoint",
            })
    void shouldRefuseBeforeItPaints(String arguments, String message) {
        List<String> typed = Arrays.stream(arguments.split(" "))
                .map(each -> each.replace("PHOTOS", photos.toString())
                        .replace("PAINTINGS", paintings.toString())
                        .replace("OUT", out.toString()))
                .toList();

        StylizeRun run = batch(typed.toArray());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(out).doesNotExist();
    }

    @Test
    void shouldFindPicturesByPatternInFoldersBelow() throws IOException {
        Path below = Files.createDirectory(photos.resolve("2026"));
        SmallPictures.write(SmallPictures.HARBOUR, below, "third.png");

        StylizeRun run = batch(
                "--contents",
                folder + "/**.png",
                "--styles",
                paintings.resolve("waves.png"),
                "-o",
                pattern(),
                "--dry-run");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("third waves.png: ", "harbour waves.png: ", "square waves.png: ");
        assertThat(run.out()).doesNotContain("höhe");
    }

    @Test
    void shouldOnlySayWhatItWouldPaint() throws IOException {
        Files.writeString(photos.resolve("broken.png"), "this is no picture");

        StylizeRun run = everything("--dry-run");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out().lines())
                .hasSize(4)
                .first()
                .isEqualTo(outputs().get(0) + ": " + photos.resolve("harbour.png") + " in the style of "
                        + paintings.resolve("square.png"));
        assertThat(run.err()).contains("failed: " + out.resolve("broken square.png"));
        assertThat(out).doesNotExist();
    }

    @Test
    void shouldTellProgramsInJson() throws IOException {
        Files.writeString(photos.resolve("broken.png"), "this is no picture");
        everything();

        StylizeRun run = batch(
                "--contents",
                photos,
                "--styles",
                paintings.resolve("waves.png"),
                paintings.resolve("square.png"),
                "-o",
                pattern(),
                "--seed",
                1,
                "--json");

        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> events = new ArrayList<>();
        for (String line : run.out().lines().toList()) {
            events.add(mapper.readTree(line));
        }
        assertThat(events.stream().map(event -> event.get("event").asText()).distinct())
                .containsExactlyInAnyOrder("job", "iteration", "saved", "failed", "remaining", "ended");
        assertThat(events)
                .filteredOn(event -> event.get("event").asText().equals("saved"))
                .hasSize(4)
                .allSatisfy(saved -> {
                    assertThat(saved.get("job").asInt()).isPositive();
                    assertThat(Path.of(saved.get("file").asText())).exists();
                });
        JsonNode ended = events.get(events.size() - 1);
        assertThat(ended.get("painted").asInt()).isEqualTo(4);
        assertThat(ended.get("failed").asInt()).isEqualTo(2);
        assertThat(ended.get("left").asInt()).isZero();
    }

    @Test
    void shouldTellNothingIfAsked() {
        StylizeRun run = everything("--quiet");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEmpty();
    }

    /** Many times what a heap of this size holds goes through it. */
    @Test
    void shouldHoldNoMoreForManyPicturesThanForOne() throws IOException, InterruptedException {
        int count = 200;
        Path many = Files.createDirectory(folder.resolve("many"));
        Path first = SmallPictures.write(Samples.harbour().resize(320, 213), many, "000.jpg");
        for (int i = 1; i < count; i++) {
            Files.copy(first, many.resolve(String.format("%03d.jpg", i)));
        }
        List<Object> arguments = new ArrayList<>(List.of(
                "batch", "--quiet", "--contents", many, "--styles", paintings.resolve("waves.png"), "-o", pattern()));
        arguments.addAll(QUICK);
        arguments.addAll(List.of("--style-layers", "relu1_1", "--content-layers", "relu2_1"));

        try (StylizeProcess stylize = StylizeProcess.startWith(List.of("-Xmx64m"), arguments.toArray())) {
            String rest = stylize.rest();

            assertThat(stylize.process().waitFor()).as(rest).isZero();
        }
        try (var files = Files.list(out)) {
            assertThat(files.filter(file -> file.toString().endsWith(".png"))).hasSize(count);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void shouldGoOnAfterAnInterruptionWithWhatIsLeft() throws IOException, InterruptedException {
        batch("--contents", photos, "--styles", paintings.resolve("waves.png"), "-o", pattern(), "--iterations", "20");
        Image done = Image.read(outputs().get(1));
        Files.delete(outputs().get(3));
        List<Object> arguments = new ArrayList<>(List.of(
                "batch", "--json", "--contents", photos, "--styles", paintings.resolve("waves.png"), "-o", pattern()));
        arguments.addAll(QUICK);
        arguments.set(arguments.indexOf("--iterations") + 1, "20");
        List<Object> endless = new ArrayList<>(arguments);
        endless.set(endless.indexOf("20"), "100000");
        endless.add("--again");

        try (StylizeProcess stylize = StylizeProcess.start(endless.toArray())) {
            stylize.awaitLine("\"iteration\":20,");
            stylize.process().toHandle().destroy();
            String rest = stylize.rest();

            assertThat(rest).contains("interrupted: 2 of 2 jobs are left; the same command goes on with them");
            assertThat(rest).contains("\"painted\":0,\"done\":0,\"failed\":0,\"left\":2");
        }
        assertThat(Image.read(outputs().get(1))).as("the old picture").isEqualTo(done);

        StylizeRun again =
                StylizeRun.of(arguments.stream().map(Object::toString).toArray(String[]::new));

        assertThat(again.code()).isZero();
        assertThat(again.out()).contains("\"painted\":1,\"done\":1,\"failed\":0,\"left\":0");
    }
}
