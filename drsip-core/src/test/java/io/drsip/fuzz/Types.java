package io.drsip.fuzz;

import io.drsip.sip.HeaderType;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Every header that the API has a constant for, found as an application's author would: by looking. */
final class Types {

    static final List<HeaderType<?>> ALL = all();

    private Types() {}

    private static List<HeaderType<?>> all() {
        List<HeaderType<?>> types = new ArrayList<>();
        for (Field field : HeaderType.class.getFields()) {
            try {
                if (field.get(null) instanceof HeaderType<?> type) {
                    types.add(type);
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
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
