package io.drsip.sip;

import org.jspecify.annotations.Nullable;

/**
 * Changes several parts of a SIP URI at once: each {@code withX} of {@link SipUri} makes a URI of its own, this one
 * makes one in the end. Single thread.
 */
public final class SipUriBuilder {

    private final SipUriParts parts;

    SipUriBuilder(SipUriParts parts) {
        this.parts = parts;
    }

    /**
     * Sets the scheme.
     *
     * @param secure true for {@code sips}
     * @return this
     */
    public SipUriBuilder secure(boolean secure) {
        parts.secure(secure);
        return this;
    }

    /**
     * Sets the user and drops the password.
     *
     * @param user not empty, and escaped as it is to be written
     * @return this
     * @throws IllegalArgumentException if it is empty, or if a character must be escaped and is not
     */
    public SipUriBuilder user(String user) {
        SipUri.requireUser(user);
        parts.user(user);
        return this;
    }

    /**
     * Sets the host.
     *
     * @param host a name or an address
     * @return this
     */
    public SipUriBuilder host(Host host) {
        parts.host(host);
        return this;
    }

    /**
     * Sets the port.
     *
     * @param port 0 to 65535
     * @return this
     * @throws IllegalArgumentException if it is out of range
     */
    public SipUriBuilder port(int port) {
        SipUri.requirePort(port);
        parts.port(port);
        return this;
    }

    /**
     * Drops the port.
     *
     * @return this
     */
    public SipUriBuilder noPort() {
        parts.port(-1);
        return this;
    }

    /**
     * Adds or replaces a parameter.
     *
     * @param name the name
     * @param value not empty, and escaped as it is to be written
     * @return this
     * @throws IllegalArgumentException if a character must be escaped and is not, or if the value does not fit the name
     */
    public SipUriBuilder param(String name, String value) {
        return changed(name, value);
    }

    /**
     * Adds a parameter without a value, such as {@code lr}, or takes its value away.
     *
     * @param name the name
     * @return this
     * @throws IllegalArgumentException if a character must be escaped and is not, or if the parameter needs a value
     */
    public SipUriBuilder param(String name) {
        return changed(name, null);
    }

    private SipUriBuilder changed(String name, @Nullable String value) {
        Params.requireUriForm(name, value);
        ParamRules.Rule rule = SipUri.RULES.find(ParamWalk.key(name, true));
        if (rule != null && !fits(rule, value)) {
            throw new IllegalArgumentException(rule.problem() + ": change or remove it");
        }
        String written = value == null ? ';' + name : ';' + name + '=' + value;
        if (!parts.hasParams()) {
            parts.params(written);
        } else if (!replaced(name, written)) {
            parts.params(parts.params().octets() + written);
        }
        return this;
    }

    private static boolean fits(ParamRules.Rule rule, @Nullable String value) {
        return value == null ? rule.form() == ParamRules.Form.PORT : ParamRules.fits(rule.form(), value);
    }

    /** Writes something else, or nothing, in the place of a parameter; tells whether there is one. */
    private boolean replaced(String name, String written) {
        Params params = parts.params();
        int start = params.nameStart(Escapes.normal(name));
        if (start < 0) {
            return false;
        }
        parts.params(params.replaced(start, written));
        return true;
    }

    /**
     * Drops a parameter.
     *
     * @param name the name, in any case
     * @return this
     */
    public SipUriBuilder noParam(String name) {
        boolean unused = parts.hasParams() && replaced(name, "");
        return this;
    }

    /**
     * Drops all headers.
     *
     * @return this
     */
    public SipUriBuilder noHeaders() {
        parts.headers("");
        return this;
    }

    /**
     * Makes the URI.
     *
     * @return a URI of the parts as they are now
     */
    public SipUri build() {
        return new SipUri(parts);
    }
}
