package io.github.brushwork.transfer.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Records by their components, whatever their visibility. */
public final class Records {

    private Records() {}

    /**
     * A component by its name.
     *
     * @param type a record's class
     * @param name the component's name
     * @return the component
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static RecordComponent component(Class<?> type, String name) {
        if (!type.isRecord()) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no components");
        }
        List<RecordComponent> components = List.of(type.getRecordComponents());
        return components.stream()
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no component " + name
                        + components.stream()
                                .map(RecordComponent::getName)
                                .collect(Collectors.joining(", ", ", only ", ""))));
    }

    /**
     * The value of a component.
     *
     * @param component of the record's class
     * @param value a record
     * @return the component's value
     */
    public static Object get(RecordComponent component, Object value) {
        try {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessors can be called: " + component, e);
        }
    }

    /**
     * A record of given values.
     *
     * @param type the record's class
     * @param values one for each component, in their order
     * @param <R> the record's class
     * @return a new record
     * @throws RuntimeException whatever the constructor throws
     */
    public static <R> R create(Class<R> type, Object... values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return constructor(type, types)
                .map(constructor -> call(constructor, values))
                .orElseThrow(() -> new IllegalArgumentException(type + " is no record"));
    }

    /**
     * A record of its default values.
     *
     * @param type the record's class
     * @param <R> the record's class
     * @return what the constructor without arguments makes; empty if there is none
     */
    public static <R> Optional<R> defaults(Class<R> type) {
        return constructor(type).map(Records::call);
    }

    private static <R> Optional<Constructor<R>> constructor(Class<R> type, Class<?>... parameters) {
        try {
            return Optional.of(type.getDeclaredConstructor(parameters));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private static <R> R call(Constructor<R> constructor, Object... values) {
        try {
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's constructors can be called: " + constructor, e);
        }
    }
}
