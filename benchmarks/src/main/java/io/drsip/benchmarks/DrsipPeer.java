package io.drsip.benchmarks;

import io.drsip.core.message.MessageEditor;
import io.drsip.sip.Fqdn;
import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Host;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import io.drsip.sip.Uri;
import java.util.ArrayList;
import java.util.List;

/**
 * This library, used as on a connection: one framer that lives as long as the connection does, fed with what was read.
 * Single thread.
 */
final class DrsipPeer implements Peer {

    private static final Host HOST = Fqdn.parse(NEW_HOST);
    private static final NameAddr ROUTE = NameAddr.parse(NEW_ROUTE);

    private final SipFramer framer = new SipFramer();

    @Override
    public SipMessage parse(byte[] octets) {
        framer.feed(octets);
        Frame frame = framer.poll();
        if (frame instanceof Frame.Message found) {
            return found.message();
        }
        throw new IllegalStateException("no message but " + frame);
    }

    @Override
    public void read(byte[] octets, Object[] ten) {
        SipMessage message = parse(octets);
        Headers headers = message.headers();
        ten[0] = message instanceof SipRequest request ? host(request.requestUri()) : ABSENT;
        ten[1] = headers.require(HeaderType.VIA).branch().orElse(ABSENT);
        ten[2] = headers.require(HeaderType.FROM).tag().orElse(ABSENT);
        ten[3] = headers.require(HeaderType.TO).tag().orElse(ABSENT);
        ten[4] = headers.require(HeaderType.CALL_ID).value();
        ten[5] = headers.require(HeaderType.CSEQ).method().name();
        ten[6] = headers.first(HeaderType.CONTACT)
                .map(contact -> host(contact.uri()))
                .orElse(ABSENT);
        ten[7] = headers.all(HeaderType.RECORD_ROUTE);
        ten[8] = headers.all(HeaderType.ALLOW);
        ten[9] = headers.require(HeaderType.CONTENT_LENGTH);
    }

    private static String host(Uri uri) {
        return uri instanceof SipUri sip ? sip.host().toString() : ABSENT;
    }

    @Override
    public int modify(byte[] octets, byte[] target) {
        MessageEditor editor = MessageEditor.of(parse(octets))
                .map(HeaderType.CONTACT, DrsipPeer::withNewHost)
                .addFirst(HeaderType.RECORD_ROUTE, ROUTE);
        if (editor.has(HeaderType.ALLOW)) {
            List<Method> allowed = new ArrayList<>(editor.all(HeaderType.ALLOW));
            allowed.remove(Method.REFER);
            editor.setAll(HeaderType.ALLOW, allowed);
        }
        return editor.octets().copyTo(target, 0);
    }

    private static NameAddr withNewHost(NameAddr contact) {
        return contact.uri() instanceof SipUri sip ? contact.withUri(sip.withHost(HOST)) : contact;
    }
}
