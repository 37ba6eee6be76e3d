package io.drsip.testkit;

import java.util.HashSet;
import java.util.Set;

/**
 * The Contact of Microsoft's end, opaque, and whether somebody sends to it letter for letter (public traces). It
 * changes when the call moves; until the SBC has answered that, the old one counts too. Single thread.
 */
final class OwnContact {

    private final Site site;
    private final String guid;
    private final String path;
    private final Set<String> valid = new HashSet<>();

    // The one that the next message carries.
    private String uri;

    OwnContact(Site site, String guid, boolean fromTeams) {
        this.site = site;
        this.guid = guid;
        this.path = fromTeams ? "/d/8/" : "/s/1/";
        this.uri = of(site.region().api().toString());
        valid.add(uri);
    }

    private String of(String host) {
        return "sip:" + host + ":443;x-i=" + guid + ";x-c=" + site.ids().tag() + path
                + site.ids().tag();
    }

    String uri() {
        return uri;
    }

    /** The value of a Contact header. */
    String header() {
        return "<" + uri + ">";
    }

    /** Another host of the region has the call from now on. */
    void move() {
        uri = of(site.region().otherApi().toString());
        valid.add(uri);
    }

    /** The SBC knows it. */
    void settle() {
        valid.retainAll(Set.of(uri));
    }

    /** The SBC has refused it. */
    void back(String before) {
        valid.retainAll(Set.of(before));
        uri = before;
    }

    boolean isValid(String requestUri) {
        return valid.contains(requestUri);
    }
}
