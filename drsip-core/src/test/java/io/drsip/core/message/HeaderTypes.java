package io.drsip.core.message;

import io.drsip.sip.HeaderType;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Every header that the library knows, and two that it does not. */
final class HeaderTypes {

    private HeaderTypes() {}

    static List<HeaderType<?>> all() {
        List<HeaderType<?>> types = new ArrayList<>();
        Arrays.stream(HeaderType.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == HeaderType.class)
                .forEach(field -> {
                    try {
                        types.add((HeaderType<?>) field.get(null));
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                });
        types.add(HeaderType.text("Subject"));
        types.add(HeaderType.text("X-Unknown"));
        return types;
    }
}
