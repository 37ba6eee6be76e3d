package io.drsip.benchmarks;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;

/**
 * Netty's HTTP codec as it stands in a pipeline: octets go into a channel that has a decoder and an encoder, and come
 * out of it. The octets are wrapped and not copied on their way in; what comes out is copied to the target. Values
 * and changes are those of {@link NettyHttpPeer}. Single thread.
 */
final class NettyHttpChannelPeer implements Peer {

    private final EmbeddedChannel requests = new EmbeddedChannel(new HttpRequestDecoder(), new HttpRequestEncoder());
    private final EmbeddedChannel responses = new EmbeddedChannel(new HttpResponseDecoder(), new HttpResponseEncoder());

    // What was found last: the message and its content.
    private final List<Object> found = new ArrayList<>();

    private EmbeddedChannel channel(byte[] octets) {
        return octets[0] == 'H' ? responses : requests;
    }

    private HttpMessage decode(byte[] octets) {
        found.clear();
        EmbeddedChannel channel = channel(octets);
        channel.writeInbound(Unpooled.wrappedBuffer(octets));
        for (Object part = channel.readInbound(); part != null; part = channel.readInbound()) {
            found.add(part);
        }
        return NettyHttpPeer.sound(found.get(0));
    }

    private void release() {
        found.forEach(ReferenceCountUtil::release);
    }

    @Override
    public HttpMessage parse(byte[] octets) {
        HttpMessage message = decode(octets);
        release();
        return message;
    }

    @Override
    public void read(byte[] octets, Object[] ten) {
        NettyHttpPeer.read(parse(octets), ten);
    }

    @Override
    public int modify(byte[] octets, byte[] target) {
        NettyHttpPeer.edit(decode(octets).headers());
        EmbeddedChannel channel = channel(octets);
        channel.writeOutbound(found.toArray());
        int length = 0;
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            int count = part.readableBytes();
            part.readBytes(target, length, count);
            length += count;
            part.release();
        }
        return length;
    }
}
