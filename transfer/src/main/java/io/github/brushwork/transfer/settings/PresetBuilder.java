package io.github.brushwork.transfer.settings;

import io.github.brushwork.transfer.json.Records;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;

/** Changes a copy of a {@link Preset}. Settings are checked by {@link #build}, when all are known. Not thread safe. */
public final class PresetBuilder implements SettingsBuilder<PresetBuilder> {

    private final Preset base;

    /** Values by their paths. */
    private final Map<String, Object> changes = new HashMap<>();

    PresetBuilder(Preset base) {
        this.base = base;
    }

    @Override
    public PresetBuilder set(String path, Object value) {
        Class<?> type = typeOf(path);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException(
                    "the setting " + path + " cannot be " + value + ": it is a " + type.getSimpleName());
        }
        changes.keySet().removeIf(each -> each.startsWith(path + "."));
        changes.put(path, value);
        return this;
    }

    private static Class<?> typeOf(String path) {
        Class<?> type = Preset.class;
        for (String name : path.split("\\.")) {
            try {
                type = Records.component(type, name).getType();
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("there is no setting " + path + ": " + e.getMessage(), e);
            }
        }
        return MethodType.methodType(type).wrap().returnType();
    }

    /**
     * Sets what the settings are called.
     *
     * @param name any text
     * @return this builder
     */
    public PresetBuilder name(String name) {
        return set("name", name);
    }

    /**
     * The settings.
     *
     * @return a new preset
     * @throws IllegalArgumentException if a setting is out of its range; see the records that a {@link Preset} is made of
     */
    public Preset build() {
        return changed(base, "");
    }

    private <R> R changed(R record, String prefix) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            String path = prefix + components[i].getName();
            Object value = changes.getOrDefault(path, Records.get(components[i], record));
            boolean within = changes.keySet().stream().anyMatch(each -> each.startsWith(path + "."));
            values[i] = within ? changed(value, path + ".") : value;
        }
        @SuppressWarnings("unchecked") // getClass() is of that type
        Class<R> type = (Class<R>) record.getClass();
        return Records.create(type, values);
    }
}
