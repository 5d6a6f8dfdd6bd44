package io.github.brushwork.transfer.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.brushwork.core.Fingerprint;
import io.github.brushwork.core.Objective;
import io.github.brushwork.core.image.Image;
import io.github.brushwork.core.image.colour.ColourTransfer;
import io.github.brushwork.core.image.colour.LinearTransfer;
import io.github.brushwork.losses.GramMatrix;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.losses.StyleMeasure;
import io.github.brushwork.optim.Adam;
import io.github.brushwork.optim.Bounds;
import io.github.brushwork.optim.Lbfgs;
import io.github.brushwork.optim.Optimizer;
import io.github.brushwork.optim.OptimizerRun;
import io.github.brushwork.optim.OptimizerState;
import io.github.brushwork.optim.Outcome;
import io.github.brushwork.optim.Schedule;
import io.github.brushwork.optim.StoppingRule;
import io.github.brushwork.transfer.json.JsonException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PresetJsonTest {

    static Stream<Preset> presets() {
        return Stream.concat(Presets.all().stream(), PresetVariants.all().stream());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void shouldReadWhatItWrote(Preset preset) {
        Preset read = PresetJson.read(PresetJson.write(preset), PresetVariants.START);

        assertThat(read).usingRecursiveComparison().isEqualTo(preset);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.0",
        "4.9E-324",
        "1.7976931348623157E308",
        "0.1",
        "0.30000000000000004",
        "2.2250738585072014E-308",
        "9007199254740993"
    })
    void shouldKeepEveryBitOfADouble(double shift) {
        Preset preset =
                PresetVariants.measuring(new StyleMeasure.Gram(GramMatrix.Normalization.NONE, Scaling.SUM, shift));

        StyleMeasure.Gram read = (StyleMeasure.Gram)
                PresetJson.read(PresetJson.write(preset)).style().measure();

        assertThat(Double.doubleToRawLongBits(read.shift())).isEqualTo(Double.doubleToRawLongBits(shift));
    }

    @Test
    void shouldKeepEveryBitOfAFloatThatIsOneBound() {
        Preset preset = PresetVariants.minimising(new Adam(1).withBounds(Bounds.of(0.1f, Float.POSITIVE_INFINITY)));

        Adam read =
                (Adam) PresetJson.read(PresetJson.write(preset)).minimisation().optimizer();

        assertThat(read.bounds()).isEqualTo(Bounds.of(0.1f, Float.POSITIVE_INFINITY));
    }

    @Test
    void shouldNameValuesByTheirPlaces() {
        assertThat(PresetJson.values(Presets.balanced()))
                .containsEntry("style.layers[2].layer", "relu3_1")
                .containsEntry("style.layers[2].weight", "0.6")
                .containsEntry("minimisation.optimizer.memory", "20")
                .containsEntry("start.type", "content")
                .doesNotContainKey("minimisation.rounds");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "weight" : 4.0         | "wieght" : 4.0            | smoothing.wieght: there is no such field, only form, range, weight; a newer version of the library may know it
            "weight" : 4.0         | "weight" : "4"            | smoothing.weight is "4": it must be a number
            "weight" : 4.0         | "weight" : 1e999          | smoothing.weight is 1e999: it must be a number
            "weight" : 4.0         | "weight" : -4             | smoothing: the weight of the total variation is -4.0
            "weight" : 4.0         | "weight" : null           | null has no meaning here: leave out what has no value; line
            "memory" : 20          | "memory" : 20.5           | minimisation.optimizer.memory is 20.5: it must be an integer
            "memory" : 20          | "memory" : 4000000000     | minimisation.optimizer.memory is 4000000000: it must be an integer
            "memory" : 20          | "memory" : 0              | minimisation.optimizer: a memory of 0 steps
            "type" : "lbfgs"       | "type" : "bfgs"           | minimisation.optimizer.type is "bfgs": it must be lbfgs or adam or
            "type" : "content"     | "tpye" : "content"        | start.type: is missing: it must be content or noise or
            "pooling" : "AVERAGE"  | "pooling" : "average"     | network.pooling is "average": it must be AVERAGE or MAX or
            "layer" : "relu3_1",   | ''                        | style.layers[2].layer: is missing
            "name" : "balanced",   | "name" : "a", "name" : "b", | Duplicate field 'name'
            "layer" : "relu3_1"    | "layer" : "relu2_1"       | style: style layer relu2_1 comes twice
            "layer" : "relu3_1"    | "layer" : 3               | style.layers[2].layer is 3: it must be text
            "outputRange" : "CLAMP" | "outputRange" : {}       | outputRange is an object: it must be CLAMP or STRETCH
            """)
    void shouldSayWhatIsWrongAndWhere(String right, String wrong, String message) {
        String json = PresetJson.write(Presets.balanced());
        assertThat(json).contains(right);

        assertThatThrownBy(() -> PresetJson.read(json.replaceFirst(right, wrong)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldReadTheDefaultOfWhatIsMissing() {
        Preset read = PresetJson.read("""
                {"name": "mine", "saturation": 1.5, "style": {"weight": 7}, "start": {"type": "noise", "deviation": 2}}""");

        assertThat(PresetJson.values(read))
                .isEqualTo(PresetJson.values(Presets.balanced().toBuilder()
                        .name("mine")
                        .saturation(1.5)
                        .styleWeight(7)
                        .start(Start.noise(2))
                        .build()));
        assertThat(PresetJson.values(PresetJson.read("{}"))).isEqualTo(PresetJson.values(Presets.balanced()));
    }

    @ParameterizedTest
    @CsvSource({"'', it is empty", "[], the document is an array", "{} {}, more than one value", "{, not valid JSON"})
    void shouldRefuseWhatIsNoObject(String json, String message) {
        assertThatThrownBy(() -> PresetJson.read(json))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining(message);
    }

    /** An optimizer of the user's own. */
    private static final class Own implements Optimizer {
        @Override
        public OptimizerRun begin(Objective objective, float[] start) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OptimizerRun resume(Objective objective, OptimizerState state) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long heapBytes(int variables) {
            throw new UnsupportedOperationException();
        }
    }

    static Stream<Arguments> unwritable() {
        Rounds rounds = new Rounds(progress -> Optional.empty(), 1);
        return Stream.of(
                Arguments.of(
                        PresetVariants.minimising(new Own()),
                        "minimisation.optimizer: a value of class " + Own.class.getName()),
                Arguments.of(
                        PresetVariants.minimising(new Adam(iteration -> 1)),
                        "minimisation.optimizer.schedule: a value of class "),
                Arguments.of(PresetVariants.inRounds(rounds), "minimisation.rounds.each: a value of class "),
                Arguments.of(
                        PresetVariants.coloured(ColourControl.recolourStyle((source, reference) -> source)),
                        "colour.transfer: a value of class "));
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void shouldRefuseToWriteWhatIsTheUsersOwn(Preset preset, String message) {
        assertThatThrownBy(() -> PresetJson.write(preset))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("keep such settings in code");
    }

    @Test
    void shouldAskForTheStartImage() {
        Preset preset = PresetVariants.starting(Start.image(PresetVariants.START));
        Image other = Image.of(1, 1, new float[3]);

        assertThatThrownBy(() -> PresetJson.read(PresetJson.write(preset), other))
                .isInstanceOf(JsonException.class)
                .hasMessageStartingWith("start.image: none of the 1 images given has the fingerprint "
                        + Fingerprint.of(PresetVariants.START));
    }

    @Test
    void shouldBeTestedWithEveryVariant() {
        Set<Class<?>> thereAre = PresetVariants.classesThereAre(
                List.of(Optimizer.class, Schedule.class, StoppingRule.class, ColourTransfer.class));

        assertThat(thereAre).contains(Lbfgs.class, LinearTransfer.class, Outcome.Average.class, Start.Noise.class);
        assertThat(PresetVariants.classesIn(presets().toList())).containsAll(thereAre);
    }
}
