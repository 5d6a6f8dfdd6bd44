package io.github.brushwork.cli.report;

import io.github.brushwork.transfer.settings.Preset;
import io.github.brushwork.transfer.settings.PresetJson;
import java.util.List;
import java.util.Map;

/**
 * A setting that is not as in the preset.
 *
 * @param place of the setting, as in a file of settings
 * @param before its value in the preset
 * @param now its value
 */
public record SettingChange(String place, String before, String now) {

    private static final String NONE = "–";

    /**
     * All changes.
     *
     * @param base what the settings started from
     * @param now the settings, which can be written to a file
     * @return none if they are the same
     */
    public static List<SettingChange> between(Preset base, Preset now) {
        Map<String, String> before = PresetJson.values(base);
        return PresetJson.values(now).entrySet().stream()
                .filter(value -> !value.getValue().equals(before.get(value.getKey())))
                .map(value ->
                        new SettingChange(value.getKey(), before.getOrDefault(value.getKey(), NONE), value.getValue()))
                .toList();
    }
}
