package io.github.brushwork.transfer.json;

import io.github.brushwork.transfer.json.Json.Numeral;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Immutable data to trees of {@link Json} and back, by their types: records by their components, sealed interfaces by the name of
 * the record with a field {@code type}, enums by name, lists, maps of text, durations, numbers to the bit. An empty optional
 * component is left out. Interfaces that are not sealed, and classes that are no records, need to be told. Immutable.
 *
 * <p>A field that is missing is what the record's constructor without arguments has there; it is an error if there is no such constructor.
 *
 * @param variants the records that stand for an interface which is not sealed
 * @param substitutes types that are written as others
 * @param writer of the documents that are read, for messages on fields that are unknown here: for example "a newer version"
 */
public record JsonMapper(Map<Class<?>, List<Class<?>>> variants, List<Substitute<?, ?>> substitutes, String writer) {

    /** The field that names the record which stands for an interface. */
    private static final String TAG = "type";

    private static final List<String> NOT_FINITE = List.of("NaN", "Infinity", "-Infinity");

    /** What reads a value without parts. */
    private interface Reader {
        Object read(Object tree, String place);
    }

    private static final Map<Class<?>, Reader> READERS = Map.of(
            int.class, integers(Integer::valueOf, Integer.MIN_VALUE, Integer.MAX_VALUE),
            long.class, integers(Long::valueOf, Long.MIN_VALUE, Long.MAX_VALUE),
            double.class, numbers(Double::valueOf, Double.MAX_VALUE),
            Double.class, numbers(Double::valueOf, Double.MAX_VALUE),
            float.class, numbers(Float::valueOf, Float.MAX_VALUE),
            String.class, JsonMapper::text,
            Duration.class, JsonMapper::duration);

    /**
     * A type that is written as another, for example a class as a record of its settings.
     *
     * @param type what is written; its subtypes too
     * @param form as what
     * @param to from the value to its form; an {@link IllegalArgumentException} says why there is none
     * @param from back; an {@link IllegalArgumentException} says what is wrong with the form
     * @param <T> what is written
     * @param <F> as what
     */
    public record Substitute<T, F>(Class<T> type, Class<F> form, Function<T, F> to, Function<F, T> from) {

        private Object write(Object value, String place) {
            return at(place, () -> to.apply(type.cast(value)));
        }

        private Object read(Object formed, String place) {
            return at(place, () -> from.apply(form.cast(formed)));
        }
    }

    public JsonMapper {
        variants = Map.copyOf(variants);
        substitutes = List.copyOf(substitutes);
    }

    /**
     * The tree of a value.
     *
     * @param value a value
     * @param type as what it is to be read
     * @return its tree
     * @throws JsonException if there is a value in it that cannot be written; the message names it and its place
     */
    public Object write(Object value, Class<?> type) {
        return write(value, type, "");
    }

    /**
     * The value of a tree.
     *
     * @param tree a tree; not modified
     * @param type what it is of
     * @param <T> what it is of
     * @return the value
     * @throws JsonException if the tree is not of that type, a field is missing or unknown, or a value out of its range; the
     *     message names the place, the value, and what is allowed
     */
    @SuppressWarnings("unchecked") // what is read of a type is of that type
    public <T> T read(Object tree, Class<T> type) {
        return (T) read(tree, type, "");
    }

    // writing

    private Object write(Object value, Type generic, String place) {
        Class<?> type = raw(generic);
        Optional<Substitute<?, ?>> substitute = substitute(type);
        if (substitute.isPresent()) {
            return write(substitute.get().write(value, place), substitute.get().form(), place);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (READERS.containsKey(type)) {
            String text = value.toString();
            return value instanceof Number && !NOT_FINITE.contains(text) ? new Numeral(text) : text;
        }
        if (value instanceof List<?> elements) {
            List<Object> trees = new ArrayList<>();
            elements.forEach(each -> trees.add(write(each, argument(generic, 0), element(place, trees.size()))));
            return trees;
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, each) ->
                    tree.put((String) name, write(each, argument(generic, 1), member(place, (String) name))));
            return tree;
        }
        if (!type.isRecord()) {
            tree.put(TAG, nameOf(value, type, place));
        }
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String name = component.getName();
            present(Records.get(component, value))
                    .ifPresent(each -> tree.put(name, write(each, valueType(component), member(place, name))));
        }
        return tree;
    }

    private String nameOf(Object value, Class<?> type, String place) {
        List<Class<?>> allowed = variants(type);
        if (!allowed.contains(value.getClass())) {
            throw failure(
                    place,
                    "a value of class " + value.getClass().getName() + " cannot be written: only " + names(allowed)
                            + " can; use one of these, or keep such settings in code");
        }
        return name(value.getClass());
    }

    /** A component's value, if it has one. */
    private static Optional<?> present(Object value) {
        if (value instanceof OptionalInt optional) {
            return optional.stream().boxed().findFirst();
        }
        return value instanceof Optional<?> optional ? optional : Optional.of(value);
    }

    // reading

    private Object read(Object tree, Type generic, String place) {
        Class<?> type = raw(generic);
        Optional<Substitute<?, ?>> substitute = substitute(type);
        if (substitute.isPresent()) {
            return substitute.get().read(read(tree, substitute.get().form(), place), place);
        }
        if (type.isEnum()) {
            return constant(tree, type, place);
        }
        if (READERS.containsKey(type)) {
            return READERS.get(type).read(tree, place);
        }
        if (type == List.class) {
            List<Object> values = new ArrayList<>();
            if (!(tree instanceof List<?> elements)) {
                throw expected(tree, "an array", place);
            }
            elements.forEach(each -> values.add(read(each, argument(generic, 0), element(place, values.size()))));
            return values;
        }
        if (!(tree instanceof Map<?, ?> members)) {
            throw expected(tree, "an object", place);
        }
        if (type == Map.class) {
            Map<String, Object> values = new LinkedHashMap<>();
            members.forEach((name, each) ->
                    values.put((String) name, read(each, argument(generic, 1), member(place, (String) name))));
            return values;
        }
        return type.isRecord()
                ? readRecord(members, type, List.of(), place)
                : readRecord(members, variant(members, type, place), List.of(TAG), place);
    }

    private Class<?> variant(Map<?, ?> members, Class<?> type, String place) {
        List<Class<?>> allowed = variants(type);
        Object name = members.get(TAG);
        if (name == null) {
            throw failure(member(place, TAG), "is missing: it must be " + names(allowed));
        }
        return allowed.stream()
                .filter(each -> name(each).equals(name))
                .findFirst()
                .orElseThrow(() -> expected(name, names(allowed), member(place, TAG)));
    }

    private Object readRecord(Map<?, ?> members, Class<?> type, List<String> besides, String place) {
        List<String> known = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        for (Object name : members.keySet()) {
            if (!known.contains(name) && !besides.contains(name)) {
                throw failure(
                        member(place, (String) name),
                        "there is no such field, only " + String.join(", ", known.isEmpty() ? besides : known) + "; "
                                + writer + " may know it");
            }
        }
        Optional<?> defaults = Records.defaults(type);
        Object[] values = Arrays.stream(type.getRecordComponents())
                .map(component -> component(component, members, defaults, member(place, component.getName())))
                .toArray();
        return at(place, () -> Records.create(type, values));
    }

    private Object component(RecordComponent component, Map<?, ?> members, Optional<?> defaults, String place) {
        Optional<Object> found = Optional.<Object>ofNullable(members.get(component.getName()))
                .map(tree -> read(tree, valueType(component), place));
        if (component.getType() == Optional.class) {
            return found;
        }
        if (component.getType() == OptionalInt.class) {
            return found.map(each -> OptionalInt.of((Integer) each)).orElseGet(OptionalInt::empty);
        }
        return found.or(() -> defaults.map(each -> Records.get(component, each)))
                .orElseThrow(() -> failure(place, "is missing"));
    }

    private static Object constant(Object tree, Class<?> type, String place) {
        Enum<?>[] constants = (Enum<?>[]) type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(tree))
                .findFirst()
                .orElseThrow(() -> expected(
                        tree, Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(" or ")), place));
    }

    private static Reader integers(Function<String, Object> parser, long least, long greatest) {
        return (tree, place) -> {
            try {
                return parser.apply(((Numeral) tree).text());
            } catch (ClassCastException | NumberFormatException e) {
                throw expected(tree, "an integer from " + least + " to " + greatest, place);
            }
        };
    }

    private static Reader numbers(Function<String, Number> parser, Number greatest) {
        return (tree, place) -> {
            boolean finite = tree instanceof Numeral;
            Number number = finite || NOT_FINITE.contains(tree) ? parser.apply(tree.toString()) : null;
            if (number == null || finite && Double.isInfinite(number.doubleValue())) {
                String allowed =
                        "a number of magnitude up to " + greatest + ", or \"Infinity\", \"-Infinity\" or \"NaN\"";
                throw expected(tree, allowed, place);
            }
            return number;
        };
    }

    private static Object text(Object tree, String place) {
        if (tree instanceof String) {
            return tree;
        }
        throw expected(tree, "text", place);
    }

    private static Object duration(Object tree, String place) {
        try {
            return Duration.parse((String) text(tree, place));
        } catch (DateTimeParseException e) {
            throw expected(tree, "a duration as in ISO 8601, for example PT1M30.5S", place);
        }
    }

    // types

    private Optional<Substitute<?, ?>> substitute(Class<?> type) {
        return substitutes.stream().filter(each -> each.type() == type).findFirst();
    }

    private List<Class<?>> variants(Class<?> type) {
        return type.isSealed() ? List.of(type.getPermittedSubclasses()) : variants.getOrDefault(type, List.of());
    }

    private static String names(List<Class<?>> variants) {
        return variants.stream().map(JsonMapper::name).collect(Collectors.joining(" or "));
    }

    private static String name(Class<?> variant) {
        String name = variant.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /** What is written of a component: what an optional one holds. */
    private static Type valueType(RecordComponent component) {
        if (component.getType() == Optional.class) {
            return argument(component.getGenericType(), 0);
        }
        return component.getType() == OptionalInt.class ? int.class : component.getGenericType();
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    // places in the document, for example style.layers[2].weight

    private static String member(String place, String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    private static String element(String place, int index) {
        return place + "[" + index + "]";
    }

    private static JsonException failure(String place, String message) {
        return failure(place, message, null);
    }

    private static JsonException failure(String place, String message, Throwable cause) {
        return new JsonException((place.isEmpty() ? "the document" : place) + ": " + message, cause);
    }

    private static JsonException expected(Object found, String allowed, String place) {
        String described = found instanceof String ? "\"" + found + "\"" : String.valueOf(found);
        if (found instanceof Map || found instanceof List) {
            described = found instanceof Map ? "an object" : "an array";
        }
        return new JsonException(
                (place.isEmpty() ? "the document" : place) + " is " + described + ": it must be " + allowed);
    }

    /** What a record's constructor or a substitute says is wrong is wrong at that place. */
    private static <T> T at(String place, Supplier<T> making) {
        try {
            return making.get();
        } catch (RuntimeException e) {
            throw failure(place, e.getMessage(), e);
        }
    }
}
