package io.github.brushwork.transfer.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An interface as one of the records that stand for it.
 *
 * @param type the interface
 * @param variants the records
 */
record VariantForm(Class<?> type, List<Class<?>> variants) {

    /** The field that names the record. */
    private static final String TAG = "type";

    /** Of records that are written in place of something else, and not part of what that is called. */
    private static final Pattern SUFFIX = Pattern.compile("Form$");

    Map<String, Object> write(Object value, JsonMapper mapper, Place place) {
        Class<?> variant = value.getClass();
        if (!variants.contains(variant)) {
            throw place.failure("a value of class " + variant.getName() + " cannot be written: only " + names()
                    + " can; use one of these, or keep such settings in code");
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(TAG, name(variant));
        tree.putAll(new RecordForm(variant).write(value, mapper, place));
        return tree;
    }

    Object read(Map<String, Object> tree, JsonMapper mapper, Place place) {
        Place tag = place.member(TAG);
        if (!tree.containsKey(TAG)) {
            throw tag.failure("is missing: it must be " + names());
        }
        Map<String, Object> members = new LinkedHashMap<>(tree);
        Object name = members.remove(TAG);
        Class<?> variant = variants.stream()
                .filter(each -> name(each).equals(name))
                .findFirst()
                .orElseThrow(() -> tag.expected(name, names()));
        return new RecordForm(variant).read(members, mapper, place);
    }

    private String names() {
        return variants.stream().map(VariantForm::name).collect(Collectors.joining(" or "));
    }

    private static String name(Class<?> variant) {
        String name = SUFFIX.matcher(variant.getSimpleName()).replaceFirst("");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
