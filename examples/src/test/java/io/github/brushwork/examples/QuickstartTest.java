package io.github.brushwork.examples;

import static io.github.brushwork.examples.SmallPictures.HARBOUR;
import static io.github.brushwork.examples.SmallPictures.PAINTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.core.image.Image;
import io.github.brushwork.testing.RandomWeights;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

    @TempDir
    private Path folder;

    @AfterEach
    void forgetWeights() {
        System.clearProperty("brushwork.weights");
    }

    @Test
    void shouldPaintWithTheWeightsThatThereAre() {
        System.setProperty(
                "brushwork.weights",
                RandomWeights.write(folder.resolve("random.npz")).toString());
        Path content = SmallPictures.write(HARBOUR.resize(24, 16), folder, "harbour.png");
        Path style = SmallPictures.write(PAINTING.resize(24, 16), folder, "painting.png");
        Path out = folder.resolve("out.png");

        Quickstart.main(new String[] {content.toString(), style.toString(), out.toString()});

        assertThat(Image.read(out).width()).isEqualTo(24);
        assertThat(Image.read(out)).isNotEqualTo(Image.read(content));
    }

    @Test
    void shouldSayWhichArgumentsItTakes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Quickstart.main(new String[] {"harbour.png"}))
                .withMessage("usage: Quickstart CONTENT STYLE OUT; it takes 3 arguments, but got 1: [harbour.png]");
    }
}
