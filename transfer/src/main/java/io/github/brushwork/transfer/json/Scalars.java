package io.github.brushwork.transfer.json;

import io.github.brushwork.transfer.json.Json.Numeral;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values without parts. Numbers keep their bits; those that JSON has no numeral for are text. */
final class Scalars {

    private static final List<String> NOT_FINITE = List.of("NaN", "Infinity", "-Infinity");

    private static final Map<Class<?>, Reader> READERS = Map.of(
            int.class, integers(Integer::valueOf, Integer.MIN_VALUE, Integer.MAX_VALUE),
            Integer.class, integers(Integer::valueOf, Integer.MIN_VALUE, Integer.MAX_VALUE),
            long.class, integers(Long::valueOf, Long.MIN_VALUE, Long.MAX_VALUE),
            double.class, numbers(Double::valueOf, Double.MAX_VALUE),
            Double.class, numbers(Double::valueOf, Double.MAX_VALUE),
            float.class, numbers(Float::valueOf, Float.MAX_VALUE),
            String.class, Scalars::text,
            Duration.class, Scalars::duration);

    private interface Reader {
        Object read(Object tree, Place place);
    }

    private Scalars() {}

    static boolean isScalar(Class<?> type) {
        return type.isEnum() || READERS.containsKey(type);
    }

    static Object write(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        String text = value.toString();
        return value instanceof Number && !NOT_FINITE.contains(text) ? new Numeral(text) : text;
    }

    static Object read(Object tree, Class<?> type, Place place) {
        return type.isEnum() ? constant(tree, type, place) : READERS.get(type).read(tree, place);
    }

    private static Object constant(Object tree, Class<?> type, Place place) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(tree))
                .findFirst()
                .orElseThrow(() -> place.expected(
                        tree,
                        Arrays.stream(type.getEnumConstants())
                                .map(constant -> ((Enum<?>) constant).name())
                                .collect(Collectors.joining(" or "))));
    }

    private static Reader integers(Function<String, Object> parser, long least, long greatest) {
        String allowed = "an integer from " + least + " to " + greatest;
        return (tree, place) ->
                numeral(tree).flatMap(text -> parsed(parser, text)).orElseThrow(() -> place.expected(tree, allowed));
    }

    private static Reader numbers(Function<String, Number> parser, Number greatest) {
        String allowed = "a number of magnitude up to " + greatest + ", or \"Infinity\", \"-Infinity\" or \"NaN\"";
        return (tree, place) -> NOT_FINITE.contains(tree)
                ? parser.apply((String) tree)
                : numeral(tree)
                        .map(parser)
                        .filter(number -> Double.isFinite(number.doubleValue()))
                        .orElseThrow(() -> place.expected(tree, allowed));
    }

    private static Optional<String> numeral(Object tree) {
        return tree instanceof Numeral numeral ? Optional.of(numeral.text()) : Optional.empty();
    }

    private static Optional<Object> parsed(Function<String, Object> parser, String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Object text(Object tree, Place place) {
        if (tree instanceof String) {
            return tree;
        }
        throw place.expected(tree, "text");
    }

    private static Object duration(Object tree, Place place) {
        try {
            return Duration.parse((String) text(tree, place));
        } catch (DateTimeParseException e) {
            throw place.expected(tree, "a duration as in ISO 8601, for example PT1M30.5S");
        }
    }
}
