package io.drsip.policy;

import io.drsip.sip.Method;
import io.drsip.sip.OptionTag;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What this side can do, and therefore announces in Allow and Supported.
 *
 * <p>Derived from the configuration, never edited by hand: Microsoft takes Allow at its word, and REFER in it changes
 * how it transfers calls (Microsoft, Direct Routing SIP protocol, Allow). Immutable.
 *
 * @param methods what is allowed, in the order of Allow, without repetitions
 * @param optionTags which extensions are supported, in the order of Supported, without repetitions
 */
public record Capabilities(List<Method> methods, List<OptionTag> optionTags) {

    private static final List<Method> CALLS =
            List.of(Method.INVITE, Method.ACK, Method.CANCEL, Method.BYE, Method.OPTIONS, Method.NOTIFY);

    private static final Capabilities STANDARD = new Capabilities(CALLS, List.of());

    /**
     * Copies the lists.
     *
     * @param methods what is allowed
     * @param optionTags which extensions are supported
     */
    public Capabilities {
        methods = List.copyOf(new LinkedHashSet<>(methods));
        optionTags = List.copyOf(new LinkedHashSet<>(optionTags));
    }

    /**
     * What every trunk can do.
     *
     * @return INVITE, ACK, CANCEL, BYE, OPTIONS and NOTIFY, and no extension
     */
    public static Capabilities standard() {
        return STANDARD;
    }

    /**
     * With one method more.
     *
     * @param method what is allowed, too
     * @return more capabilities, or equal ones if it was allowed already
     */
    public Capabilities withMethod(Method method) {
        return new Capabilities(plus(methods, method), optionTags);
    }

    /**
     * With one extension more.
     *
     * @param tag such as {@link OptionTag#TIMER}
     * @return more capabilities, or equal ones if it was supported already
     */
    public Capabilities withOptionTag(OptionTag tag) {
        return new Capabilities(methods, plus(optionTags, tag));
    }

    private static <T> List<T> plus(List<T> list, T more) {
        Set<T> longer = new LinkedHashSet<>(list);
        longer.add(more);
        return List.copyOf(longer);
    }
}
