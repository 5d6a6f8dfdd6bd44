package io.github.brushwork.transfer.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A record by its components.
 *
 * @param type the record's class
 */
record RecordForm(Class<?> type) {

    Map<String, Object> write(Object value, JsonMapper mapper, Place place) {
        Map<String, Object> tree = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            present(get(component, value))
                    .ifPresent(each -> tree.put(name, mapper.write(each, valueType(component), place.member(name))));
        }
        return tree;
    }

    /** A component's value, if it has one. */
    private static Optional<?> present(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional;
        }
        return value instanceof OptionalInt optional ? optional.stream().boxed().findFirst() : Optional.of(value);
    }

    private static Object get(RecordComponent component, Object value) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessors can be called: " + component, e);
        }
    }

    Object read(Map<String, Object> tree, JsonMapper mapper, Place place) {
        RecordComponent[] components = type.getRecordComponents();
        requireKnown(tree, components, place);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(components[i], tree, mapper, place.member(components[i].getName()));
        }
        return create(components, values, place);
    }

    private static void requireKnown(Map<String, Object> tree, RecordComponent[] components, Place place) {
        for (String name : tree.keySet()) {
            if (Arrays.stream(components).noneMatch(each -> each.getName().equals(name))) {
                throw place.member(name).failure("there is no such field, only " + fields(components));
            }
        }
    }

    private static String fields(RecordComponent[] components) {
        return components.length == 0
                ? "the type"
                : Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", "));
    }

    private static Object value(RecordComponent component, Map<String, Object> tree, JsonMapper mapper, Place place) {
        Optional<Object> found = Optional.ofNullable(tree.get(component.getName()))
                .map(each -> mapper.read(each, valueType(component), place));
        if (component.getType() == Optional.class) {
            return found;
        }
        if (component.getType() == OptionalInt.class) {
            return found.map(each -> OptionalInt.of((Integer) each)).orElseGet(OptionalInt::empty);
        }
        return found.orElseThrow(() -> place.failure("is missing"));
    }

    /** What is written of a component: what an optional one holds. */
    private static Type valueType(RecordComponent component) {
        if (component.getType() == Optional.class) {
            return JsonMapper.argument(component.getGenericType(), 0);
        }
        return component.getType() == OptionalInt.class ? int.class : component.getGenericType();
    }

    private Object create(RecordComponent[] components, Object[] values, Place place) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw place.failure(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record has a constructor of its components: " + type, e);
        }
    }
}
