package io.drsip.core.sdp;

import io.drsip.sdp.SessionDescription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers what is found in one description. Single thread. */
final class Findings {

    private final SessionDescription description;
    private final List<SdpFinding> found = new ArrayList<>();

    Findings(SessionDescription description) {
        this.description = description;
    }

    SessionDescription description() {
        return description;
    }

    /** About a medium as a whole. */
    void add(SdpRule rule, int medium, String what) {
        addAt(rule, description.lineOf(medium), what);
    }

    /** About the line of a medium that stands at an index below its first one. */
    void add(SdpRule rule, int medium, int index, String what) {
        addAt(rule, description.lineOf(medium) + 1 + index, what);
    }

    void addAt(SdpRule rule, int line, String what) {
        found.add(new SdpFinding(rule.label(), line, what, rule.right(), rule.answer()));
    }

    /** In the order of lines. */
    List<SdpFinding> list() {
        found.sort(Comparator.comparingInt(SdpFinding::line).thenComparing(SdpFinding::rule));
        return List.copyOf(found);
    }
}
