package io.drsip.net;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The threads of an SBC: its own, or the application's. */
record EventLoops(EventLoopGroup group, boolean own) {

    private static final long SHUTDOWN_SECONDS = 5;

    // Deprecated in Netty 4.2, but what replaces it is not there in 4.1, and applications still pin that.
    @SuppressWarnings("deprecation")
    static EventLoops of(Optional<EventLoopGroup> given, int trunks) {
        int threads = Math.min(trunks, Runtime.getRuntime().availableProcessors());
        return given.map(group -> new EventLoops(group, false))
                .orElseGet(() ->
                        new EventLoops(new NioEventLoopGroup(threads, new DefaultThreadFactory("drsip", true)), true));
    }

    /** Ends the threads if they are ours; those of the application live on. */
    void close(boolean wait) {
        if (own) {
            var done = group.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS);
            if (wait) {
                done.awaitUninterruptibly();
            }
        }
    }
}
