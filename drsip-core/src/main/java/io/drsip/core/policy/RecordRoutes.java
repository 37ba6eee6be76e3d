package io.drsip.core.policy;

import io.drsip.policy.Direction;
import io.drsip.policy.HeaderEditor;
import io.drsip.policy.PolicyContext;
import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipUri;
import java.util.List;

/** The Record-Routes of a proxy between two sides. Immutable. */
final class RecordRoutes {

    private final SipUri inner;

    RecordRoutes(SipUri inner) {
        this.inner = bare(inner);
    }

    /** Only {@code ;lr} without a value is understood by Microsoft. */
    private static SipUri bare(SipUri uri) {
        return uri.withSecure(false)
                .withoutUser()
                .withoutHeaders()
                .withoutParam("r2")
                .withParam("lr");
    }

    void preset(HeaderEditor editor, PolicyContext context) {
        SipUri outer = bare(SipUri.of(context.fqdn()).withPort(context.port()).withParam("transport", "tls"));
        boolean outwards = context.direction() == Direction.TO_MICROSOFT;
        List<NameAddr> ours = outer.equivalentTo(inner)
                ? List.of(NameAddr.of(outer))
                : List.of(both(outwards ? outer : inner), both(outwards ? inner : outer));
        List<NameAddr> there = editor.all(HeaderType.RECORD_ROUTE);
        if (there.size() < ours.size() || !there.subList(0, ours.size()).equals(ours)) {
            for (int i = ours.size() - 1; i >= 0; i--) {
                editor.addFirst(HeaderType.RECORD_ROUTE, ours.get(i));
            }
        }
    }

    private static NameAddr both(SipUri uri) {
        return NameAddr.of(uri.withParam("r2", "on"));
    }
}
