package io.drsip.benchmarks;

import io.pkts.buffer.Buffer;
import io.pkts.buffer.Buffers;
import io.pkts.packet.sip.SipMessage;
import io.pkts.packet.sip.address.URI;
import io.pkts.packet.sip.header.CSeqHeader;
import io.pkts.packet.sip.header.CallIdHeader;
import io.pkts.packet.sip.header.ContactHeader;
import io.pkts.packet.sip.header.FromHeader;
import io.pkts.packet.sip.header.RecordRouteHeader;
import io.pkts.packet.sip.header.SipHeader;
import io.pkts.packet.sip.header.ToHeader;
import io.pkts.packet.sip.header.ViaHeader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * pkts-sip: immutable messages, read lazily. Single thread.
 *
 * <p>It takes all eleven messages, but looks headers up exactly as they are spelt, so that {@code getContentLength()}
 * of a message with {@code CONTENT-LENGTH} is 0 and {@code getRecordRouteHeaders()} is empty: here each of these three
 * headers is asked for in the usual spelling and then in capitals. Only some spellings are known to be lists: the
 * others are cut at the commas here. A message that it writes has its headers in the order of a hash map.
 */
final class PktsPeer implements Peer {

    private static final Buffer ALLOW = Buffers.wrap("Allow");
    private static final Buffer HOST = Buffers.wrap(NEW_HOST);

    private final RecordRouteHeader route = RecordRouteHeader.frame(Buffers.wrap(NEW_ROUTE));

    @Override
    public SipMessage parse(byte[] octets) throws IOException {
        return SipMessage.frame(octets);
    }

    @Override
    public void read(byte[] octets, Object[] ten) throws IOException {
        SipMessage message = parse(octets);
        ViaHeader via = message.getViaHeader();
        FromHeader from = message.getFromHeader();
        ToHeader to = message.getToHeader();
        CallIdHeader callId = message.getCallIDHeader();
        CSeqHeader cseq = message.getCSeqHeader();
        ContactHeader contact = message.getContactHeader();
        ten[0] = message.isRequest() ? host(message.toRequest().getRequestUri()) : ABSENT;
        ten[1] = via == null ? ABSENT : text(via.getBranch());
        ten[2] = from == null ? ABSENT : text(from.getTag());
        ten[3] = to == null ? ABSENT : text(to.getTag());
        ten[4] = callId == null ? ABSENT : text(callId.getCallId());
        ten[5] = cseq == null ? ABSENT : text(cseq.getMethod());
        ten[6] = contact == null ? ABSENT : host(contact.getAddress().getURI());
        ten[7] = recordRoutes(message);
        ten[8] = allowed(message);
        ten[9] = contentLength(message);
    }

    private static String text(@Nullable Buffer value) {
        return value == null ? ABSENT : value.toString();
    }

    private static String host(URI uri) {
        return uri.isSipURI() ? text(uri.toSipURI().getHost()) : ABSENT;
    }

    private static List<SipHeader> headers(SipMessage message, String usual, String capitals) {
        List<SipHeader> headers = message.getHeaders(usual);
        return headers.isEmpty() ? message.getHeaders(capitals) : headers;
    }

    private static List<RecordRouteHeader> recordRoutes(SipMessage message) {
        List<RecordRouteHeader> routes = new ArrayList<>();
        for (SipHeader header : headers(message, "Record-Route", "RECORD-ROUTE")) {
            routes.add(header.ensure().toRecordRouteHeader());
        }
        return routes;
    }

    private static List<String> allowed(SipMessage message) {
        List<String> methods = new ArrayList<>();
        for (SipHeader header : headers(message, "Allow", "ALLOW")) {
            methods.addAll(Arrays.asList(methods(text(header.getValue()))));
        }
        return methods;
    }

    private static String[] methods(String value) {
        return value.split(",", -1);
    }

    private static int contentLength(SipMessage message) {
        List<SipHeader> headers = headers(message, "Content-Length", "CONTENT-LENGTH");
        return headers.isEmpty()
                ? 0
                : headers.get(0).ensure().toContentLengthHeader().getContentLength();
    }

    @Override
    public int modify(byte[] octets, byte[] target) throws IOException {
        Buffer changed = parse(octets)
                .copy()
                .withNoDefaults()
                .onContactHeader(contact -> contact.withHost(HOST))
                .withTopMostRecordRouteHeader(route)
                .onHeader(PktsPeer::withoutRefer)
                .build()
                .toBuffer();
        byte[] array = changed.getRawArray();
        int length = changed.getReadableBytes();
        System.arraycopy(array, changed.getLowerBoundary() + changed.getReaderIndex(), target, 0, length);
        return length;
    }

    /** One entry is all of Allow, or one method of it; null takes the entry away. */
    private static @Nullable SipHeader withoutRefer(SipHeader header) {
        if (!header.getName().equalsIgnoreCase(ALLOW)) {
            return header;
        }
        String value = text(header.getValue());
        if (value.equals(NOT_ALLOWED)) {
            return null;
        }
        return value.contains(NOT_ALLOWED) ? SipHeader.create("Allow", withoutRefer(value)) : header;
    }

    private static String withoutRefer(String value) {
        return Arrays.stream(methods(value))
                .filter(method -> !method.equals(NOT_ALLOWED))
                .collect(Collectors.joining(","));
    }
}
