package io.github.brushwork.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.brushwork.transfer.settings.PresetJson;
import io.github.brushwork.transfer.settings.SettingSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** The command has an option for each setting that is described as having one, and says of it what the description says. */
class SettingOptionsTest {

    private static final Map<String, OptionSpec> OPTIONS =
            Stylize.commandLine().getCommandSpec().optionsMap();

    static Stream<SettingSpec> settings() {
        return SettingSpec.all().stream()
                .filter(spec -> !spec.setting().option().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldHaveTheOptionThatASettingNames(SettingSpec spec) {
        OptionSpec option = OPTIONS.get(spec.setting().option());

        assertThat(option).as(spec.setting().option()).isNotNull();
        String sentence = spec.setting().value();
        assertThat(String.join(" ", option.description())).contains(sentence.substring(0, sentence.length() - 1));
    }

    @Test
    void shouldChangeTheSettingThatAnOptionIsOf(@TempDir Path folder) throws Exception {
        Path settings = folder.resolve("settings.json");

        StylizeRun run = StylizeRun.of(
                "--saturation", "0.5", "--save-settings", settings.toString(), "--dry-run", "--weights", "calibrated");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(PresetJson.read(Files.readString(settings)).saturation()).isEqualTo(0.5);
    }

    @Test
    void shouldRefuseASaturationOutOfRange() {
        StylizeRun run = StylizeRun.of("--saturation", "2.5", "--dry-run");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("saturation", "2.5", "from 0 to 2");
    }
}
