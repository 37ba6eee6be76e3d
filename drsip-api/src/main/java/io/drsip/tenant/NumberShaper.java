package io.drsip.tenant;

import java.util.Optional;

/**
 * Writes telephone numbers in another shape. {@link NumberPlan} is one; implement it to ask a library that knows the
 * plans of all countries, and put {@link NumberPlan#guarding} around it, so that emergency numbers stay what they are.
 *
 * <p>An implementation is total and leaves alone what it does not know; what it returns, it reads as the same number
 * again. May be called from several threads at once and must not block.
 */
@FunctionalInterface
public interface NumberShaper {

    /**
     * A number in a shape.
     *
     * @param dialled the user of a URI without its parameters and escapes: a number with or without visual separators,
     *     a name, or anything else
     * @param target the shape
     * @return the number, as a plus or none and digits; empty if it is no number, or one that has to stay as it is
     */
    Optional<String> shaped(String dialled, NumberShape target);

    /**
     * A number in a shape, or what was dialled if that has to stay as it is.
     *
     * @param dialled as in {@link #shaped}
     * @param target the shape
     * @return the number in that shape, or {@code dialled} itself
     */
    default String shape(String dialled, NumberShape target) {
        return shaped(dialled, target).orElse(dialled);
    }

    /**
     * Whether numbers without a plus can be read that are valid in a context (RFC 3966 section 5.1.5).
     *
     * @param phoneContext a domain name, or a plus and the first digits of global numbers
     * @return true if {@link #shaped} may be asked about them; false unless overridden, since a context in front of a
     *     local number makes no global one
     */
    default boolean understands(String phoneContext) {
        return false;
    }
}
