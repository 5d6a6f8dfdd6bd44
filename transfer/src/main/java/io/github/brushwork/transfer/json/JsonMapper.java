package io.github.brushwork.transfer.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Immutable data to trees of {@link Json} and back, by their types: records by their components, sealed interfaces by the name of
 * the record with a field {@code type}, enums by name, lists, maps of text, durations, numbers to the bit. An empty optional
 * component is left out. Interfaces that are not sealed, and classes that are no records, need to be told. Immutable.
 *
 * @param variants the records that stand for an interface which is not sealed
 * @param substitutes types that are written as others
 */
public record JsonMapper(Map<Class<?>, List<Class<?>>> variants, List<Substitute<?, ?>> substitutes) {

    /**
     * Creates a mapper.
     *
     * @param variants the records that stand for an interface which is not sealed
     * @param substitutes types that are written as others
     */
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
        return write(value, type, Place.DOCUMENT);
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
        return (T) read(tree, type, Place.DOCUMENT);
    }

    Object write(Object value, Type generic, Place place) {
        Class<?> type = raw(generic);
        for (Substitute<?, ?> substitute : substitutes) {
            if (substitute.type() == type) {
                return write(substitute.write(value, place), substitute.form(), place);
            }
        }
        if (Scalars.isScalar(type)) {
            return Scalars.write(value);
        }
        if (value instanceof List<?> elements) {
            return writeList(elements, argument(generic, 0), place);
        }
        if (value instanceof Map<?, ?> members) {
            return writeMap(members, argument(generic, 1), place);
        }
        return type.isRecord()
                ? new RecordForm(type).write(value, this, place)
                : new VariantForm(type, variants(type)).write(value, this, place);
    }

    private List<Object> writeList(List<?> elements, Type type, Place place) {
        List<Object> trees = new ArrayList<>();
        for (Object element : elements) {
            trees.add(write(element, type, place.element(trees.size())));
        }
        return trees;
    }

    private Map<String, Object> writeMap(Map<?, ?> members, Type type, Place place) {
        Map<String, Object> trees = new LinkedHashMap<>();
        members.forEach((key, value) -> trees.put((String) key, write(value, type, place.member((String) key))));
        return trees;
    }

    Object read(Object tree, Type generic, Place place) {
        Class<?> type = raw(generic);
        for (Substitute<?, ?> substitute : substitutes) {
            if (substitute.type() == type) {
                return substitute.read(read(tree, substitute.form(), place), place);
            }
        }
        if (Scalars.isScalar(type)) {
            return Scalars.read(tree, type, place);
        }
        if (type == List.class) {
            return readList(tree, argument(generic, 0), place);
        }
        Map<String, Object> members = members(tree, place);
        if (type == Map.class) {
            return readMap(members, argument(generic, 1), place);
        }
        return type.isRecord()
                ? new RecordForm(type).read(members, this, place)
                : new VariantForm(type, variants(type)).read(members, this, place);
    }

    private List<Object> readList(Object tree, Type type, Place place) {
        if (!(tree instanceof List<?> elements)) {
            throw place.expected(tree, "an array");
        }
        List<Object> values = new ArrayList<>();
        for (Object element : elements) {
            values.add(read(element, type, place.element(values.size())));
        }
        return values;
    }

    private Map<String, Object> readMap(Map<String, Object> members, Type type, Place place) {
        Map<String, Object> values = new LinkedHashMap<>();
        members.forEach((key, tree) -> values.put(key, read(tree, type, place.member(key))));
        return values;
    }

    @SuppressWarnings("unchecked") // a tree has no other maps
    private static Map<String, Object> members(Object tree, Place place) {
        if (tree instanceof Map<?, ?> members) {
            return (Map<String, Object>) members;
        }
        throw place.expected(tree, "an object");
    }

    private List<Class<?>> variants(Class<?> type) {
        return type.isSealed() ? List.of(type.getPermittedSubclasses()) : variants.getOrDefault(type, List.of());
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
    }

    static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }
}
