package io.drsip.fuzz;

import io.drsip.sip.HeaderType;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every header that the API has a constant for, found as an application's author would: by looking. */
final class Types {

    static final List<HeaderType<?>> ALL = all();

    private Types() {}

    /** The types of the values of all headers. */
    static List<Class<?>> classes() {
        List<Class<?>> classes = new ArrayList<>();
        for (Field field : HeaderType.class.getFields()) {
            valueClass(field).ifPresent(classes::add);
        }
        return classes;
    }

    private static Optional<Class<?>> valueClass(Field field) {
        boolean header = field.getType() == HeaderType.class;
        return header
                        && field.getGenericType() instanceof ParameterizedType type
                        && type.getActualTypeArguments()[0] instanceof Class<?> value
                ? Optional.of(value)
                : Optional.empty();
    }

    /** A value as one of a header, if it is for such values. */
    @SuppressWarnings("unchecked") // the class is that of the field's type argument
    static <T> Optional<T> cast(HeaderType<T> type, Object value) {
        for (Field field : HeaderType.class.getFields()) {
            boolean fits =
                    valueClass(field).filter(known -> known.isInstance(value)).isPresent();
            if (fits && constant(field) == type) {
                return Optional.of((T) value);
            }
        }
        return value instanceof String && type.name().startsWith("X-") ? Optional.of((T) value) : Optional.empty();
    }

    private static Object constant(Field field) {
        try {
            return field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static List<HeaderType<?>> all() {
        List<HeaderType<?>> types = new ArrayList<>();
        for (Field field : HeaderType.class.getFields()) {
            if (constant(field) instanceof HeaderType<?> type) {
                types.add(type);
            }
        }
        types.add(HeaderType.text("X-Mark"));
        return List.copyOf(types);
    }

    static Optional<HeaderType<?>> named(String name) {
        for (HeaderType<?> type : ALL) {
            boolean compact = type.compactName().filter(name::equalsIgnoreCase).isPresent();
            if (compact || type.name().equalsIgnoreCase(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
