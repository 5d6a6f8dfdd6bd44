package io.github.brushwork.transfer.json;

import java.util.function.Function;

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

    Object write(Object value, Place place) {
        try {
            return to.apply(type.cast(value));
        } catch (IllegalArgumentException e) {
            throw place.failure(e);
        }
    }

    Object read(Object formed, Place place) {
        try {
            return from.apply(form.cast(formed));
        } catch (IllegalArgumentException e) {
            throw place.failure(e);
        }
    }
}
