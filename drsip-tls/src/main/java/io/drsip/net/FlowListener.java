package io.drsip.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** The listener of one trunk. Whoever comes too often is closed at once, without a word. Single thread. */
// A write or close that fails makes itself known as an event of the channel.
@SuppressWarnings("FutureReturnValueIgnored")
final class FlowListener {

    private static final int BACKLOG = 1024;

    private final FlowPipeline pipeline;
    private final Edge edge;
    private final List<AddressRange> cloudRanges;
    private final ChannelGroup channels;
    private final FlowOwner owner;

    FlowListener(
            FlowPipeline pipeline, Edge edge, List<AddressRange> cloudRanges, ChannelGroup channels, FlowOwner owner) {
        this.pipeline = pipeline;
        this.edge = edge;
        this.cloudRanges = List.copyOf(cloudRanges);
        this.channels = channels;
        this.owner = owner;
    }

    ChannelFuture bind(EventLoop loop, InetSocketAddress address) {
        return new ServerBootstrap()
                .group(loop, loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        accept(channel);
                    }
                })
                .bind(address);
    }

    private void accept(Channel channel) {
        // A peer that has gone again has no address any more.
        InetAddress address = channel.remoteAddress() instanceof InetSocketAddress inet ? inet.getAddress() : null;
        if (address == null) {
            channel.close();
            return;
        }
        boolean withinCloud = cloudRanges.stream().anyMatch(range -> range.contains(address));
        Optional<String> refusal = edge.admission().enter(address, withinCloud);
        if (refusal.isPresent()) {
            channel.close();
            owner.onRefused(HandshakeHandler.text(channel.remoteAddress()), refusal.get());
            return;
        }
        channels.add(channel);
        Admission.Place place = edge.admission().place(address);
        channel.closeFuture().addListener(closed -> place.leave());
        pipeline.accepted(channel, place::handshakeDone);
    }
}
