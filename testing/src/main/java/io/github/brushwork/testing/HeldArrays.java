package io.github.brushwork.testing;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The arrays of numbers that can be reached from objects of this project, by reflection: through fields, object arrays,
 * collections, maps and optionals, but not through other objects of the JDK, such as threads. Static fields are not followed.
 */
public final class HeldArrays {

    private static final String PROJECT = "io.github.brushwork.";
    private static final Map<Class<?>, Integer> BYTES = Map.of(
            byte.class, Byte.BYTES,
            int.class, Integer.BYTES,
            long.class, Long.BYTES,
            float.class, Float.BYTES,
            double.class, Double.BYTES);

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Object> waiting = new ArrayDeque<>();
    private long bytes;

    private HeldArrays() {}

    /**
     * Looks for the arrays.
     *
     * @param roots where to begin
     * @return what was found
     */
    public static HeldArrays of(Object... roots) {
        return withoutThoseOf(List.of(), roots);
    }

    /**
     * Looks for arrays that belong to these objects alone.
     *
     * @param others whose arrays do not count
     * @param roots where to begin
     * @return what was found
     */
    public static HeldArrays withoutThoseOf(Collection<?> others, Object... roots) {
        HeldArrays held = new HeldArrays();
        held.visit(others.stream());
        held.bytes = 0;
        held.visit(Arrays.stream(roots));
        return held;
    }

    /**
     * The size of their elements, without headers.
     *
     * @return bytes
     */
    public long bytes() {
        return bytes;
    }

    private void visit(Stream<?> roots) {
        roots.forEach(this::enqueue);
        while (!waiting.isEmpty()) {
            follow(waiting.pop());
        }
    }

    private void enqueue(Object object) {
        if (object != null && seen.add(object)) {
            waiting.push(object);
        }
    }

    private void follow(Object object) {
        if (object instanceof Object[] array) {
            Arrays.stream(array).forEach(this::enqueue);
        } else if (object.getClass().isArray()) {
            bytes +=
                    (long) Array.getLength(object) * BYTES.get(object.getClass().componentType());
        } else if (object instanceof Collection<?> collection) {
            collection.forEach(this::enqueue);
        } else if (object instanceof Map<?, ?> map) {
            map.forEach((key, value) -> enqueue(value));
        } else if (object instanceof Optional<?> optional) {
            optional.ifPresent(this::enqueue);
        } else {
            followFields(object);
        }
    }

    private void followFields(Object object) {
        for (Class<?> type = object.getClass(); type.getName().startsWith(PROJECT); type = type.getSuperclass()) {
            Field[] fields = Arrays.stream(type.getDeclaredFields())
                    .filter(field -> !field.getType().isPrimitive() && !Modifier.isStatic(field.getModifiers()))
                    .toArray(Field[]::new);
            AccessibleObject.setAccessible(fields, true);
            for (Field field : fields) {
                enqueue(valueOf(field, object));
            }
        }
    }

    private static Object valueOf(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot look into " + field, e);
        }
    }
}
