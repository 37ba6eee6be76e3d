package io.drsip.sip;

import org.jspecify.annotations.Nullable;

/**
 * A SIP method (RFC 3261 section 7.1): an open value, so that an unknown method is still one. Case-sensitive.
 * Immutable.
 *
 * @param name a token such as {@code INVITE}
 */
public record Method(String name) {

    /** RFC 3261: starts a session, or changes it inside a dialog. */
    public static final Method INVITE = new Method("INVITE");

    /** RFC 3261: confirms the final response to an INVITE. */
    public static final Method ACK = new Method("ACK");

    /** RFC 3261: gives up a pending INVITE. */
    public static final Method CANCEL = new Method("CANCEL");

    /** RFC 3261: ends a session. */
    public static final Method BYE = new Method("BYE");

    /** RFC 3261: asks for capabilities; here, the keepalive. */
    public static final Method OPTIONS = new Method("OPTIONS");

    /** RFC 3261: binds an address. */
    public static final Method REGISTER = new Method("REGISTER");

    /** RFC 6665: tells the state of a subscription. */
    public static final Method NOTIFY = new Method("NOTIFY");

    /** RFC 6665: asks for notifications. */
    public static final Method SUBSCRIBE = new Method("SUBSCRIBE");

    /** RFC 3515: asks the peer to call somebody. */
    public static final Method REFER = new Method("REFER");

    /** RFC 3311: changes a session before it is answered. */
    public static final Method UPDATE = new Method("UPDATE");

    /** RFC 3262: acknowledges a reliable provisional response. */
    public static final Method PRACK = new Method("PRACK");

    /** RFC 6086: carries application data inside a dialog. */
    public static final Method INFO = new Method("INFO");

    /** RFC 3428: carries a message. */
    public static final Method MESSAGE = new Method("MESSAGE");

    /** RFC 3903: publishes event state. */
    public static final Method PUBLISH = new Method("PUBLISH");

    /** By {@link #slot}: no two of them share one. */
    private static final @Nullable Known[] KNOWN = table(
            INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER, NOTIFY, SUBSCRIBE, REFER, UPDATE, PRACK, INFO, MESSAGE,
            PUBLISH);

    private static @Nullable Known[] table(Method... methods) {
        @Nullable Known[] table = new Known[32];
        for (Method method : methods) {
            table[slot(method.name.length(), method.name.charAt(0))] = new Known(method, Word.exact(method.name));
        }
        return table;
    }

    private record Known(Method method, Word word) {}

    private static int slot(int length, int first) {
        return (length + 3 * first) & 31;
    }

    /**
     * Checks the grammar.
     *
     * @param name a token
     * @throws IllegalArgumentException if {@code name} is no token of RFC 3261
     */
    public Method {
        if (!Grammar.isToken(name)) {
            throw new IllegalArgumentException("a method is a token such as INVITE, not \"" + name + "\"");
        }
    }

    /**
     * The method with a name.
     *
     * @param name a token, in the case in which it goes over the wire
     * @return the constant of that name, or a new value
     * @throws IllegalArgumentException if {@code name} is no token
     */
    public static Method of(String name) {
        Known known = name.isEmpty() ? null : KNOWN[slot(name.length(), name.charAt(0))];
        return known != null && known.method.name.equals(name) ? known.method : new Method(name);
    }

    /** The method whose name, a token, stands in some octets. */
    static Method of(byte[] bytes, int start, int end) {
        Known known = KNOWN[slot(end - start, bytes[start])];
        return known != null && known.word.is(bytes, start, end)
                ? known.method
                : new Method(Octets.of(bytes, start, end));
    }

    /** The name, as on the wire. */
    @Override
    public String toString() {
        return name;
    }
}
