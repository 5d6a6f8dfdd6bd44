package io.github.brushwork.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.cli.Samples;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.transfer.NetworkSource;
import io.github.brushwork.vgg.Vgg16;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class GalleryTest {

    private static final Network RANDOM = Vgg16.random(1);

    private static Engine engine;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeEngine() {
        engine = Engine.named("java");
    }

    @AfterAll
    static void closeEngine() {
        engine.close();
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void shouldPaintAnotherPictureWithEachVariation(Sheet sheet) {
        GalleryPainter painter = new GalleryPainter(engine, NetworkSource.of(RANDOM), 32, OptionalInt.of(2));

        List<Image> pictures = sheet.variations().stream()
                .map(variation -> painter.paint(sheet, variation))
                .toList();

        assertThat(pictures).hasSizeGreaterThan(2).doesNotHaveDuplicates().doesNotContain(sheet.content());
    }

    @ParameterizedTest
    @MethodSource("sheets")
    void shouldHaveLabelsThatFitOverTheirPictures(Sheet sheet) {
        // Letters of the default font are some 7 pixels wide, pictures 240.
        assertThat(sheet.variations())
                .extracting(Variation::label)
                .doesNotHaveDuplicates()
                .allSatisfy(label -> assertThat(label).hasSizeLessThanOrEqualTo(34));
    }

    @Test
    void shouldWriteTheSheetsThatAreChosen() throws IOException {
        Image cat = Samples.harbour().resize(48, 32);
        Image glass = Samples.painting().resize(32, 48);
        for (String name : List.of("chelsea", "coffee", "hibiscus", "harvesters")) {
            (name.startsWith("c") ? cat : glass)
                    .write(folder.resolve(name + (name.startsWith("c") ? ".png" : ".jpeg")));
        }

        Run run = Run.of(
                "--pictures",
                folder.toString(),
                "--size",
                "32",
                "--iterations",
                "1",
                "--only",
                "styleWeight",
                "-o",
                folder.toString());

        assertThat(run.code).isZero();
        Path file = folder.resolve("styleWeight.webp");
        assertThat(run.out).isEqualTo("wrote " + file + ": 4 pictures, calibrated features\n".formatted());
        // Two rows of three, 21 high each (as the content, 3 : 2) with title and gap.
        Image sheet = Image.read(file);
        assertThat(sheet.width()).isEqualTo(3 * (32 + 8) + 8);
        assertThat(sheet.height()).isEqualTo(2 * (21 + 20 + 8));
        assertThat(folder).isDirectoryNotContaining("glob:**.webp.*");
    }

    @Test
    void shouldSayWhichSheetsThereAre() {
        Run run = Run.of("--only", "brightness", "-o", folder.toString());

        assertThat(run.code).isEqualTo(2);
        assertThat(run.err).contains("there is no sheet \"brightness\"; there is presets, styleWeight, ");
    }

    static List<Sheet> sheets() {
        return new Sheets(Pictures.samples().map(picture -> picture.withLongerSide(40))).all();
    }

    private record Run(int code, String out, String err) {
        static Run of(String... arguments) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int code = new CommandLine(new Gallery())
                    .setOut(new PrintWriter(out))
                    .setErr(new PrintWriter(err))
                    .execute(arguments);
            return new Run(code, out.toString(), err.toString());
        }
    }
}
