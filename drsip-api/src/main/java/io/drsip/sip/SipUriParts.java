package io.drsip.sip;

import org.jspecify.annotations.Nullable;

/** The parts of a SIP URI while it is changed, each as it is to be written. Single thread. */
final class SipUriParts {

    // All of them change until the URI is made.
    boolean secure;

    @Nullable
    String user;

    @Nullable
    String password;

    Host host;
    int port = -1;

    /** Each behind its semicolon. */
    String params = "";

    /** The question mark and what stands behind it. */
    String headers = "";

    SipUriParts(Host host) {
        this.host = host;
    }

    String scheme() {
        return secure ? "sips:" : "sip:";
    }

    /** What stands between scheme and host. */
    String userInfo() {
        if (user == null) {
            return "";
        }
        return password == null ? user + '@' : user + ':' + password + '@';
    }

    /** What stands between host and parameters. */
    String portInfo() {
        return port < 0 ? "" : ":" + port;
    }
}
