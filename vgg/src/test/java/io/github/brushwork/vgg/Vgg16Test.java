package io.github.brushwork.vgg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.brushwork.core.Convolution;
import io.github.brushwork.core.Layer;
import io.github.brushwork.core.Network;
import io.github.brushwork.core.Pooling;
import io.github.brushwork.core.Shape;
import io.github.brushwork.vgg.architecture.Architecture;
import io.github.brushwork.vgg.format.KerasFile;
import io.github.brushwork.vgg.format.WeightsException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Vgg16Test {

    private static final Network RANDOM = Vgg16.random(1);

    @Test
    void shouldHaveTheLayersOfThePaper() {
        assertThat(RANDOM.layers())
                .extracting(Layer::name)
                .containsExactly(
                        "relu1_1", "relu1_2", "pool1", "relu2_1", "relu2_2", "pool2", "relu3_1", "relu3_2", "relu3_3",
                        "pool3", "relu4_1", "relu4_2", "relu4_3", "pool4", "relu5_1", "relu5_2", "relu5_3", "pool5");
    }

    @Test
    void shouldHaveTheShapesOfThePaper() {
        Map<String, Shape> shapes = RANDOM.shapes(new Shape(224, 224, 3));

        assertThat(shapes)
                .containsEntry("relu1_2", new Shape(224, 224, 64))
                .containsEntry("relu2_2", new Shape(112, 112, 128))
                .containsEntry("relu3_3", new Shape(56, 56, 256))
                .containsEntry("relu4_3", new Shape(28, 28, 512))
                .containsEntry("relu5_3", new Shape(14, 14, 512))
                .containsEntry("pool5", new Shape(7, 7, 512));
    }

    @Test
    void shouldUnderstandOtherNamesOfLayers() {
        assertThat(RANDOM.canonicalName("conv4_2")).isEqualTo("relu4_2");
        assertThat(RANDOM.canonicalName("block4_conv2")).isEqualTo("relu4_2");
        assertThat(RANDOM.canonicalName("block4_pool")).isEqualTo("pool4");
    }

    @Test
    void shouldKeepItsNameWhenPoolingIsReplaced() {
        assertThat(RANDOM.withPooling(Pooling.AVERAGE).name()).isEqualTo("VGG16 with random weights (seed 1)");
    }

    @Test
    void shouldGiveTheSameRandomWeightsForTheSameSeed() {
        assertThat(filters(Vgg16.random(1), "relu1_2")).isEqualTo(filters(RANDOM, "relu1_2"));
        assertThat(filters(Vgg16.random(2), "relu1_2")).isNotEqualTo(filters(RANDOM, "relu1_2"));
    }

    @Test
    void shouldScaleRandomWeightsToTheirNumberOfInputs() {
        float[] filters = filters(RANDOM, "relu3_2");
        double squares = 0;
        for (float each : filters) {
            squares += each * each;
        }

        // The relative deviation of a variance estimated from n normal numbers is sqrt(2 / n), here 0.2 %.
        assertThat(squares / filters.length * 9 * 256).isCloseTo(2, within(0.02));
    }

    @Test
    void shouldLogWhichFileItTookAndWhy(@TempDir Path folder) {
        Path file = new KerasFile().layer(Architecture.VGG16.places().get(0), 1).writeTo(folder.resolve("one.h5"));
        Settings settings = new Settings(Map.of("brushwork.weights", file.toString())::get, Map.of());

        List<String> lines = logged(() -> new SettingSource(Architecture.VGG16, settings).require());
        List<String> linesForPath = logged(() -> Vgg16.pretrained(file));

        assertThat(lines).containsExactly("VGG16 weights: " + file + " (named by system property brushwork.weights)");
        assertThat(linesForPath).containsExactly("VGG16 weights: " + file + " (given by the caller)");
    }

    @Test
    void shouldRefuseAPathThatIsAbsentAndLookNowhereElse(@TempDir Path folder) {
        Path absent = folder.resolve("absent.h5");

        assertThatThrownBy(() -> Vgg16.pretrained(absent))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining(absent.toString());
    }

    private static float[] filters(Network network, String layer) {
        return ((Convolution) network.layer(layer)).filters();
    }

    private static List<String> logged(Runnable action) {
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(MessageFormat.format(line.getMessage(), line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger(FileSource.class.getName());
        logger.setLevel(Level.INFO);
        logger.setUseParentHandlers(false);
        logger.addHandler(handler);
        try {
            action.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
        return lines;
    }
}
