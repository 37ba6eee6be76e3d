package io.drsip.testkit;

/**
 * The session descriptions of one endpoint of Microsoft's: one origin whose version grows by one with every change, the
 * same keys until a restart (RFC 3264 section 8; RFC 5245 section 9.1.1.1). Single thread.
 */
final class OwnMedia {

    private final Ids ids;
    private final int session;
    private final boolean ice;

    // What the next description will say, and what the last one said.
    private int version;
    private String credentials = "";
    private int port = 52884;
    private String last = "";

    OwnMedia(Ids ids, int session, boolean ice) {
        this.ids = ids;
        this.session = session;
        this.ice = ice;
        newCredentials();
    }

    boolean hasIce() {
        return ice;
    }

    /** A changed description with another version. */
    String offer(String direction) {
        last = SdpTexts.offer(head(), direction);
        return last;
    }

    /** The same for an answer. */
    String answer(String direction) {
        last = SdpTexts.answer(head(), direction);
        return last;
    }

    /** Letter for letter what was said before: a refresh, or a 200 behind its 183. */
    String again() {
        return last;
    }

    /** Somebody else's text, said in this origin's place. */
    String said(String text) {
        last = text;
        return last;
    }

    /** From now on with new ufrag and pwd. */
    void restart() {
        newCredentials();
    }

    /** From now on another media processor. */
    void move() {
        port += 2;
        newCredentials();
    }

    private void newCredentials() {
        if (ice) {
            credentials = "a=ice-ufrag:" + ids.tag().substring(0, 8) + "\r\n" + "a=ice-pwd:" + ids.tag() + "\r\n";
        }
    }

    private SdpTexts.Head head() {
        return new SdpTexts.Head(session, ++version, port, credentials);
    }
}
