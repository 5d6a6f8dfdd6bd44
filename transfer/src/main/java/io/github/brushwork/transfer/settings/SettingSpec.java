package io.github.brushwork.transfer.settings;

import io.github.brushwork.transfer.json.Records;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One of the settings of a {@link Preset}, for whoever lists them or lets them be typed.
 *
 * @param path where it is, for example {@code style.weight}, as in files of settings and for {@link SettingsBuilder#set}
 * @param type of its values; numbers are of primitive types
 * @param setting what is known of it
 */
public record SettingSpec(String path, Class<?> type, Setting setting) {

    private static final List<SettingSpec> ALL = of(Preset.class, "").toList();

    private static Stream<SettingSpec> of(Class<?> type, String prefix) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            String path = prefix + component.getName();
            Setting setting = component.getAnnotation(Setting.class);
            return setting == null
                    ? of(component.getType(), path + ".")
                    : Stream.of(new SettingSpec(path, component.getType(), setting));
        });
    }

    /**
     * All settings.
     *
     * @return in the order in which files have them
     */
    public static List<SettingSpec> all() {
        return ALL;
    }

    /**
     * The values that are allowed, in words that follow "it must be".
     *
     * @return for example {@code from 0 to 1}; empty where a value is more than a number or a word
     */
    public String range() {
        if (type == double.class || type == int.class) {
            return range(setting, type);
        }
        return type == ImageSize.class ? "a number of pixels, at least 1" : enumerated(words());
    }

    private static String enumerated(List<String> words) {
        String all = String.join(", ", words);
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2);
    }

    private static String range(Setting setting, Class<?> type) {
        String least = (setting.exclusive() ? "more than " : "at least ") + number(setting.min());
        if (Double.isInfinite(setting.max())) {
            return type == double.class ? "finite and " + least : least;
        }
        return setting.exclusive()
                ? least + " and at most " + number(setting.max())
                : "from " + number(setting.min()) + " to " + number(setting.max());
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** The values that are words; none where they are something else. */
    private List<String> words() {
        if (type == boolean.class) {
            return List.of("false", "true");
        }
        return !type.isEnum()
                ? List.of()
                : Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                        .toList();
    }

    /**
     * The value in some settings, as text.
     *
     * @param preset settings
     * @return for example {@code 0.5}; empty if the setting has no value there
     */
    public String valueIn(Preset preset) {
        Object tree = PresetJson.tree(preset);
        for (String name : path.split("\\.")) {
            tree = ((Map<?, ?>) tree).get(name);
        }
        return tree == null ? "" : tree.toString();
    }

    /**
     * Reads a value that somebody typed, for {@link SettingsBuilder#set}: a number, a word in letters of either case, or for a size the
     * pixels of the longer side.
     *
     * @param text for example {@code 0.5}
     * @return the value
     * @throws IllegalArgumentException if it is not a value of this setting, or the setting's values cannot be typed; the message names
     *     the option, or else the path, the text, and what is allowed
     */
    public Object parse(String text) {
        try {
            if (type == double.class) {
                return inRange(Double.parseDouble(text));
            }
            if (type == int.class) {
                return (int) inRange(Integer.parseInt(text));
            }
            if (type == ImageSize.class) {
                return ImageSize.longerSide(Integer.parseInt(text));
            }
            int index = words().indexOf(text.toLowerCase(Locale.ROOT));
            return type.isEnum()
                    ? type.getEnumConstants()[index]
                    : List.of(false, true).get(index);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            String allowed = range().isEmpty() ? "given as a " + type.getSimpleName() : range();
            throw new IllegalArgumentException(
                    (setting.option().isEmpty() ? path : setting.option()) + " " + text + ": it must be " + allowed, e);
        }
    }

    private double inRange(double value) {
        if (!contains(setting, value)) {
            throw new IllegalArgumentException("out of range");
        }
        return value;
    }

    /** Refuses a number out of the range of a record's component; the message is {@code what}, the number, and what is allowed. */
    static void require(String what, double value, Class<? extends Record> type, String name) {
        RecordComponent component = Records.component(type, name);
        Setting setting = component.getAnnotation(Setting.class);
        if (!contains(setting, value)) {
            String found = component.getType() == int.class ? Long.toString((long) value) : Double.toString(value);
            throw new IllegalArgumentException(
                    what + " " + found + ": it must be " + range(setting, component.getType()));
        }
    }

    private static boolean contains(Setting setting, double value) {
        boolean enough = setting.exclusive() ? value > setting.min() : value >= setting.min();
        return enough && value <= setting.max() && Double.isFinite(value);
    }
}
