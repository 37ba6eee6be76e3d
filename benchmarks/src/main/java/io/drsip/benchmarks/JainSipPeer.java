package io.drsip.benchmarks;

import gov.nist.javax.sip.header.Contact;
import gov.nist.javax.sip.header.RecordRoute;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.sip.SipException;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.AllowHeader;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContentLengthHeader;
import org.jspecify.annotations.Nullable;

/** The reference implementation of JAIN-SIP, with the parser that its own channels use. Single thread. */
final class JainSipPeer implements Peer {

    private final StringMsgParser parser = new StringMsgParser();
    private final RecordRoute route;

    private JainSipPeer() throws ParseException {
        route = new RecordRoute(parser.parseAddress(NEW_ROUTE));
    }

    static JainSipPeer create() {
        try {
            return new JainSipPeer();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public SIPMessage parse(byte[] octets) throws ParseException {
        return parser.parseSIPMessage(octets, true, false, null);
    }

    @Override
    public void read(byte[] octets, Object[] ten) throws ParseException {
        SIPMessage message = parse(octets);
        Via via = message.getTopmostVia();
        CallIdHeader callId = message.getCallId();
        CSeqHeader cseq = message.getCSeq();
        Contact contact = message.getContactHeader();
        ContentLengthHeader length = message.getContentLength();
        ten[0] = message instanceof SIPRequest request ? host(request.getRequestURI()) : ABSENT;
        ten[1] = via == null ? ABSENT : orAbsent(via.getBranch());
        ten[2] = orAbsent(message.getFromTag());
        ten[3] = orAbsent(message.getToTag());
        ten[4] = callId == null ? ABSENT : orAbsent(callId.getCallId());
        ten[5] = cseq == null ? ABSENT : orAbsent(cseq.getMethod());
        ten[6] = contact == null ? ABSENT : host(contact.getAddress().getURI());
        ten[7] = message.getRecordRouteHeaders() == null ? List.of() : message.getRecordRouteHeaders();
        ten[8] = allowed(message);
        ten[9] = length == null ? 0 : length.getContentLength();
    }

    private static Object orAbsent(@Nullable String value) {
        return value == null ? ABSENT : value;
    }

    private static String host(URI uri) {
        return uri instanceof SipURI sip ? sip.getHost() : ABSENT;
    }

    private static List<String> allowed(SIPMessage message) {
        List<String> methods = new ArrayList<>();
        Iterator<SIPHeader> headers = message.getHeaders(AllowHeader.NAME);
        while (headers.hasNext()) {
            methods.add(((AllowHeader) headers.next()).getMethod());
        }
        return methods;
    }

    @Override
    public int modify(byte[] octets, byte[] target) throws ParseException, SipException {
        SIPMessage message = parse(octets);
        Contact contact = message.getContactHeader();
        if (contact != null && contact.getAddress().getURI() instanceof SipURI sip) {
            sip.setHost(NEW_HOST);
        }
        message.addFirst(route);
        Iterator<SIPHeader> allow = message.getHeaders(AllowHeader.NAME);
        while (allow.hasNext()) {
            if (((AllowHeader) allow.next()).getMethod().equals(NOT_ALLOWED)) {
                allow.remove();
            }
        }
        byte[] changed = message.encodeAsBytes("TLS");
        System.arraycopy(changed, 0, target, 0, changed.length);
        return changed.length;
    }
}
