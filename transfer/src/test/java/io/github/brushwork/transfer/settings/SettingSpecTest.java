package io.github.brushwork.transfer.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.brushwork.core.Pooling;
import io.github.brushwork.losses.Scaling;
import io.github.brushwork.transfer.json.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingSpecTest {

    private static final Preset BALANCED = Presets.balanced();

    private static SettingSpec at(String path) {
        return SettingSpec.all().stream()
                .filter(spec -> spec.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** The documentation's table, which this test prints as it should be where it is not. */
    @Test
    void shouldBeTheDocumentationsTable() throws IOException {
        String table = SettingSpec.all().stream()
                .map(spec -> "| `%s` | %s | %s | %s | %s |"
                        .formatted(
                                spec.path(),
                                code(spec.setting().option()),
                                code(spec.valueIn(BALANCED).replace("|", "\\|")),
                                range(spec),
                                spec.setting().value()))
                .collect(Collectors.joining(
                        "\n",
                        "| setting | option | default | range | what it is |\n| --- | --- | --- | --- | --- |\n",
                        "\n"));

        assertThat(Files.readString(Path.of("../docs/settings.md"))).contains(table);
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    private static String range(SettingSpec spec) {
        if (spec.type().isEnum()) {
            return Stream.of(spec.type().getEnumConstants())
                    .map(constant -> "`" + constant + "`")
                    .collect(Collectors.joining(", "));
        }
        return spec.type() == ImageSize.class || !spec.type().isSealed()
                ? spec.range()
                : Stream.of(spec.type().getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .map(name -> "`" + Character.toLowerCase(name.charAt(0)) + name.substring(1) + "`")
                        .collect(Collectors.joining(", "));
    }

    static List<SettingSpec> all() {
        return SettingSpec.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldBeChangedByItsPathAndNoOther(SettingSpec spec) {
        Object other = other(spec);

        Preset changed = BALANCED.toBuilder().set(spec.path(), other).build();

        assertThat(valueAt(spec.path(), changed)).isEqualTo(other);
        assertThat(all())
                .allSatisfy(each -> assertThat(valueAt(each.path(), changed).equals(valueAt(each.path(), BALANCED)))
                        .isEqualTo(!each.equals(spec)));
    }

    /** A value that is not the default. */
    private static Object other(SettingSpec spec) {
        if (spec.type() == double.class) {
            return 0.75;
        }
        return Stream.of(Presets.all(), PresetVariants.all())
                .flatMap(List::stream)
                .map(preset -> valueAt(spec.path(), preset))
                .filter(value -> !value.equals(valueAt(spec.path(), BALANCED)))
                .findFirst()
                .orElseGet(() -> spec.type().getEnumConstants()[1]);
    }

    private static Object valueAt(String path, Preset preset) {
        Object value = preset;
        for (String name : path.split("\\.")) {
            value = Records.get(Records.component(value.getClass(), name), value);
        }
        return value;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            strength               | 0.25            | 0.25
            strength               | 1               | 1.0
            saturation             | 1.5             | 1.5
            style.weight           | 1e-3            | 0.001
            minimisation.iterations | 7              | 7
            network.pooling        | rescaled_average | RESCALED_AVERAGE
            style.fit              | Keep_Aspect     | KEEP_ASPECT
            size                   | 300             | {type=longerSide, pixels=300}
            """)
    void shouldReadWhatIsTyped(String path, String text, String value) {
        Preset changed = BALANCED.toBuilder().set(path, at(path).parse(text)).build();

        assertThat(at(path).valueIn(changed)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            strength               | 7       | --strength 7: it must be from 0 to 1
            strength               | NaN     | --strength NaN: it must be from 0 to 1
            strength               | much    | --strength much: it must be from 0 to 1
            saturation             | 2.1     | --saturation 2.1: it must be from 0 to 2
            style.weight           | 0       | --style-weight 0: it must be finite and more than 0
            content.weight         | -1      | --content-weight -1: it must be finite and at least 0
            content.weight         | Infinity | --content-weight Infinity: it must be finite and at least 0
            minimisation.iterations | 0      | --iterations 0: it must be at least 1
            minimisation.iterations | 1.5    | --iterations 1.5: it must be at least 1
            network.pooling        | maximum | --pooling maximum: it must be average, max or rescaled_average
            size                   | 0       | --size 0: it must be a number of pixels, at least 1
            carryOver              | state   | carryOver state: it must be image or optimizer_state
            colour                 | none    | colour none: it must be given as a ColourControl
            """)
    void shouldSayWhatMayBeTyped(String path, String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(path).parse(text))
                .withMessage(message);
    }

    @Test
    void shouldTellTheValueOfAPreset() {
        assertThat(at("minimisation.iterations").valueIn(Presets.seed())).isEqualTo("10");
        assertThat(at("minimisation.rounds").valueIn(BALANCED)).isEmpty();
        assertThat(at("start").valueIn(Presets.seed())).isEqualTo("{type=noise, deviation=1.0}");
    }

    /** Two settings of one option would be set by each other's values. */
    @Test
    void shouldHaveOptionsOfTheirOwn() {
        Map<String, Long> options = SettingSpec.all().stream()
                .map(spec -> spec.setting().option())
                .filter(option -> !option.isEmpty())
                .collect(Collectors.groupingBy(option -> option, TreeMap::new, Collectors.counting()));

        assertThat(options.values()).containsOnly(1L);
    }

    @Test
    void shouldRefuseASettingThatThereIsNot() {
        PresetBuilder builder = BALANCED.toBuilder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.set("style.wieght", 1.0))
                .withMessage(
                        "there is no setting style.wieght: StyleSettings has no component wieght, only weight, layers, measure, blending, fit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.set("strength.most", 1.0))
                .withMessage("there is no setting strength.most: double has no components");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.set("strength", 1))
                .withMessage("the setting strength cannot be 1: it is a Double");
    }

    @Test
    void shouldReplaceWhatWasSetBelow() {
        PresetBuilder builder = BALANCED.toBuilder();

        builder.totalVariationWeight(7).smoothing(Smoothing.of(3));
        assertThat(builder.build().smoothing()).isEqualTo(Smoothing.of(3));

        builder.totalVariationWeight(8);
        assertThat(builder.build().smoothing()).isEqualTo(Smoothing.of(8));
    }

    @Test
    void shouldCheckSettingsWhenAllAreKnown() {
        PresetBuilder builder =
                Presets.seed().toBuilder().variables(Variables.RGB).pooling(Pooling.MAX);
        PresetBuilder wrong = BALANCED.toBuilder().strength(7).contentScaling(Scaling.SUM);

        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("rounds");
        assertThatIllegalArgumentException()
                .isThrownBy(wrong::build)
                .withMessage("a strength of 7.0: it must be from 0 to 1");
        assertThat(wrong.strength(0).build().strength()).isZero();
    }
}
