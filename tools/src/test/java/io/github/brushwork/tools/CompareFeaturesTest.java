package io.github.brushwork.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.cli.Samples;
import io.github.brushwork.core.Engine;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.vgg.Vgg16;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompareFeaturesTest {

    @TempDir
    private Path folder;

    @Test
    void shouldDrawARowAndPrintALineForEachRecipeThatIsChosen() {
        Path figure = folder.resolve("figure.png");
        StringWriter out = new StringWriter();

        int code = new CommandLine(new CompareFeatures())
                .setOut(new PrintWriter(out))
                .execute("--recipes", "random", "--size", "48", "--iterations", "1", "-o", figure.toString());

        assertThat(code).isZero();
        assertThat(out.toString().lines())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("| random weights, fully equalised | harbour, painting | - | - |");
        // Content, style and one recipe, each 36 high with its title and a gap.
        Image image = Image.read(figure);
        assertThat(image.width()).isEqualTo(48 + 2 * 8);
        assertThat(image.height()).isEqualTo(3 * (36 + 20 + 8));
    }

    @Test
    void shouldCompareEveryChoiceOfFiltersAndPretrainedOnesWhereThereIsAFile() {
        assertThat(FeatureRecipe.all(Optional.empty())).hasSize(8);
        assertThat(FeatureRecipe.all(Optional.of(Path.of("weights.h5"))))
                .hasSize(9)
                .last()
                .extracting(FeatureRecipe::name)
                .isEqualTo("VGG16 to relu3_3");
    }

    @Test
    void shouldMeasureNoDistanceFromItselfAndSomeFromABlackPicture() {
        Image picture = Samples.harbour().withLongerSide(40);
        Image flat = Image.of(picture.width(), picture.height(), new float[picture.rgb().length]);

        try (Engine engine = Engine.named("java")) {
            FeatureDistances distances =
                    new FeatureDistances(engine, Vgg16.random(1).withPooling(Pooling.AVERAGE));

            assertThat(List.of(distances.content(picture, picture), distances.style(picture, picture)))
                    .containsExactly(0.0, 0.0);
            assertThat(distances.style(flat, picture)).isGreaterThan(0.05);
            assertThat(distances.content(flat, picture)).isGreaterThan(0.05);
        }
    }
}
