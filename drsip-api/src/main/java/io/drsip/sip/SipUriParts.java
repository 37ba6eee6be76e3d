package io.drsip.sip;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a SIP URI while it is changed: those that stay are taken from the text of the old one when the new one
 * is written. Single thread.
 */
final class SipUriParts {

    /** The text that the old parts stand in, and where. */
    private final String base;

    private final int userStart;
    private final int hostStart;
    private final int hostEnd;
    private final int paramsStart;
    private final int headersStart;
    private final int end;

    // Change until the URI is made; null is what the old one has.
    boolean secure;
    int port = -1;
    private int userLength = -1;
    private @Nullable String userInfo;
    private @Nullable Host host;
    private @Nullable String params;
    private @Nullable String headers;

    // Found when the text is made.
    private int newHostStart;
    private int newHostEnd;
    private int newParamsStart;
    private int newHeadersStart;

    /** The parts of a host alone. */
    SipUriParts(Host host) {
        this.base = "";
        this.userStart = 0;
        this.hostStart = 0;
        this.hostEnd = 0;
        this.paramsStart = 0;
        this.headersStart = 0;
        this.end = 0;
        this.host = host;
    }

    /** All parts of a URI but for its host, which is only text as long as nobody asks for it. */
    SipUriParts(SipUri old) {
        this.base = old.text;
        this.userStart = old.userStart();
        this.hostStart = old.hostStart;
        this.hostEnd = old.hostEnd;
        this.paramsStart = old.paramsStart;
        this.headersStart = old.headersStart;
        this.end = old.end;
        this.secure = old.secure;
        this.port = old.port;
        this.userLength = old.userEnd < 0 ? -1 : old.userEnd - userStart;
    }

    SipUriParts secure(boolean value) {
        secure = value;
        return this;
    }

    SipUriParts port(int value) {
        port = value;
        return this;
    }

    /** Sets the user alone. */
    SipUriParts user(String user) {
        userInfo = user;
        userLength = user.length();
        return this;
    }

    SipUriParts noUser() {
        userInfo = "";
        userLength = -1;
        return this;
    }

    SipUriParts host(@Nullable Host value) {
        host = value;
        return this;
    }

    @Nullable
    Host host() {
        return host;
    }

    boolean hasParams() {
        return params != null ? !params.isEmpty() : headersStart > paramsStart;
    }

    Params params() {
        return params != null
                ? Params.ofUri(params, 0, params.length())
                : Params.ofUri(base, paramsStart, headersStart);
    }

    SipUriParts params(String value) {
        params = value;
        return this;
    }

    /** The question mark and what stands behind it. */
    String headers() {
        return headers != null ? headers : base.substring(headersStart, end);
    }

    SipUriParts headers(String value) {
        headers = value;
        return this;
    }

    /** All of it as it is to be written; where the parts stand is known from then on. */
    String text() {
        StringBuilder text = new StringBuilder(end - userStart + 48).append(secure ? "sips:" : "sip:");
        if (userInfo == null) {
            text.append(base, userStart, hostStart);
        } else if (userLength >= 0) {
            text.append(userInfo).append('@');
        }
        newHostStart = text.length();
        if (host == null) {
            text.append(base, hostStart, hostEnd);
        } else {
            text.append(host);
        }
        newHostEnd = text.length();
        if (port >= 0) {
            text.append(':').append(port);
        }
        newParamsStart = text.length();
        append(text, params, paramsStart, headersStart);
        newHeadersStart = text.length();
        append(text, headers, headersStart, end);
        return text.toString();
    }

    private void append(StringBuilder text, @Nullable String value, int from, int to) {
        if (value == null) {
            text.append(base, from, to);
        } else {
            text.append(value);
        }
    }

    int userEnd() {
        return userLength < 0 ? -1 : (secure ? "sips:" : "sip:").length() + userLength;
    }

    int hostStart() {
        return newHostStart;
    }

    int hostEnd() {
        return newHostEnd;
    }

    int paramsStart() {
        return newParamsStart;
    }

    int headersStart() {
        return newHeadersStart;
    }
}
