package io.drsip.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.util.ArrayList;
import java.util.List;

/**
 * Netty's HTTP codec on the {@link HttpTwin} of each message: what a much measured parser for a protocol of the same
 * shape takes. Single thread.
 *
 * <p>It does less than the SIP libraries, and is called in the way that is best for it: directly, without a channel, a
 * pipeline or an allocator ({@link NettyHttpChannelPeer} has them); the octets are wrapped and not copied, and the body
 * stays a slice of them. <i>read</i> takes the request target, nine headers (all
 * lines of two of them) as strings, and decodes nothing. <i>modify</i> sets Contact to a text, adds a Record-Route,
 * cuts REFER out of the text of Allow and writes with the encoder's own methods.
 */
final class NettyHttpPeer implements Peer {

    private static final String CONTACT = "Contact";
    private static final String RECORD_ROUTE = "Record-Route";
    private static final String ALLOW = "Allow";
    private static final List<String> SINGLE = List.of("Via", "From", "To", "Call-ID", "CSeq", CONTACT);

    private final Requests requests = new Requests();
    private final Responses responses = new Responses();
    private final RequestWriter requestWriter = new RequestWriter();
    private final ResponseWriter responseWriter = new ResponseWriter();

    // What the decoder found last: the message and its content.
    private final List<Object> found = new ArrayList<>();

    private static final class Requests extends HttpRequestDecoder {
        void decode(ByteBuf octets, List<Object> found) throws Exception {
            while (octets.isReadable()) {
                decode(null, octets, found);
            }
        }
    }

    private static final class Responses extends HttpResponseDecoder {
        void decode(ByteBuf octets, List<Object> found) throws Exception {
            while (octets.isReadable()) {
                decode(null, octets, found);
            }
        }
    }

    private static final class RequestWriter extends HttpRequestEncoder {
        void write(HttpRequest message, ByteBuf target) throws Exception {
            encodeInitialLine(target, message);
            encodeHeaders(message.headers(), target);
        }
    }

    private static final class ResponseWriter extends HttpResponseEncoder {
        void write(HttpResponse message, ByteBuf target) throws Exception {
            encodeInitialLine(target, message);
            encodeHeaders(message.headers(), target);
        }
    }

    @Override
    public HttpMessage parse(byte[] octets) throws Exception {
        found.clear();
        ByteBuf buffer = Unpooled.wrappedBuffer(octets);
        if (octets[0] == 'H') {
            responses.decode(buffer, found);
        } else {
            requests.decode(buffer, found);
        }
        return sound(found.get(0));
    }

    /** The decoder marks a message that it does not understand, and goes on. */
    static HttpMessage sound(Object first) {
        if (first instanceof HttpMessage message && message.decoderResult().isSuccess()) {
            return message;
        }
        throw new IllegalStateException("no message but " + first);
    }

    @Override
    public void read(byte[] octets, Object[] ten) throws Exception {
        read(parse(octets), ten);
    }

    static void read(HttpMessage message, Object[] ten) {
        HttpHeaders headers = message.headers();
        ten[0] = message instanceof HttpRequest request ? request.uri() : ABSENT;
        for (int i = 0; i < SINGLE.size(); i++) {
            String value = headers.get(SINGLE.get(i));
            ten[i + 1] = value == null ? ABSENT : value;
        }
        ten[7] = headers.getAll(RECORD_ROUTE);
        ten[8] = headers.getAll(ALLOW);
        ten[9] = headers.getInt("Content-Length", 0);
    }

    @Override
    public int modify(byte[] octets, byte[] target) throws Exception {
        HttpMessage message = parse(octets);
        edit(message.headers());
        ByteBuf buffer = Unpooled.wrappedBuffer(target).clear();
        write(message, buffer);
        return buffer.writerIndex();
    }

    static void edit(HttpHeaders headers) {
        if (headers.contains(CONTACT)) {
            headers.set(CONTACT, NEW_ROUTE);
        }
        headers.add(RECORD_ROUTE, NEW_ROUTE);
        String allow = headers.get(ALLOW);
        if (allow != null) {
            headers.set(ALLOW, allow.replace("," + NOT_ALLOWED, ""));
        }
    }

    private void write(HttpMessage message, ByteBuf target) throws Exception {
        if (message instanceof HttpRequest request) {
            requestWriter.write(request, target);
        } else if (message instanceof HttpResponse response) {
            responseWriter.write(response, target);
        }
        target.writeByte('\r').writeByte('\n');
        for (int i = 1; i < found.size(); i++) {
            ByteBuf content = ((HttpContent) found.get(i)).content();
            target.writeBytes(content, content.readerIndex(), content.readableBytes());
        }
    }
}
