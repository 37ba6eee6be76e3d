package io.drsip.sip;

/** The parts of a SIP URI while it is changed, each as it is to be written. Single thread. */
final class SipUriParts {

    // All of them change until the URI is made.
    boolean secure;

    /** User and password with the at sign, and the length of the user; without a user nothing, and -1. */
    String userInfo = "";

    int userLength = -1;
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

    /** Sets the user alone. */
    void user(String user) {
        userInfo = user + '@';
        userLength = user.length();
    }

    void noUser() {
        userInfo = "";
        userLength = -1;
    }

    /** What stands between host and parameters. */
    String portInfo() {
        return port < 0 ? "" : ":" + port;
    }
}
