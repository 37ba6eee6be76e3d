package io.drsip.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.engine.FlowId;
import io.drsip.core.engine.PeerIdentity;
import io.drsip.core.engine.Remote;
import io.drsip.sip.Fqdn;
import io.drsip.sip.ParseLimits;
import io.drsip.sip.Slice;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored")
final class SipFlowHandlerTest {

    private static final String OPTIONS = """
            OPTIONS sip:sbc1.contoso.com:5061;transport=tls SIP/2.0
            Via: SIP/2.0/TLS sip.pstnhub.microsoft.com:5061;branch=z9hG4bK1
            Content-Length: 0

            """.replace("\n", "\r\n");
    private static final String HEARD = "OPTIONS sip:sbc1.contoso.com:5061;transport=tls";
    private static final Optional<Remote> DIALLED =
            Optional.of(new Remote(Fqdn.parse("sip.pstnhub.microsoft.com"), 5061));

    private final RecordingOwner owner = new RecordingOwner();
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Flow flow = open(channel, owner, Optional.empty());

    private static Flow open(EmbeddedChannel channel, FlowOwner owner, Optional<Remote> dialled) {
        PeerIdentity peer = new PeerIdentity(List.of("*.pstnhub.microsoft.com"), "192.0.2.1:5061", dialled);
        ConnectionLimits limits = ConnectionLimits.defaults();
        Flow opened = new Flow(new FlowId(1), peer, channel, limits.writeQueue());
        channel.freezeTime();
        channel.config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, Flow.MARKS);
        channel.pipeline().addLast(new SipFlowHandler(opened, owner, limits, ParseLimits.defaults()));
        return opened;
    }

    @AfterEach
    void nothingLeaks() {
        channel.finishAndReleaseAll();
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runPendingTasks();
    }

    private String sent() {
        StringBuilder text = new StringBuilder();
        for (ByteBuf octets = channel.readOutbound(); octets != null; octets = channel.readOutbound()) {
            text.append(octets.toString(StandardCharsets.UTF_8));
            octets.release();
        }
        return text.toString();
    }

    @Test
    void aMessageIsHeardHoweverItIsCut() {
        for (int cut = 1; cut < OPTIONS.length(); cut++) {
            receive(OPTIONS.substring(0, cut));
            receive(OPTIONS.substring(cut));
        }

        List<String> heard = owner.lines().subList(1, owner.lines().size());
        assertEquals(OPTIONS.length() - 1, heard.size());
        assertTrue(heard.stream().allMatch(HEARD::equals));
    }

    @Test
    void messagesInOneSegmentAreHeardInOrderAndInTurns() {
        receive(OPTIONS.repeat(200));
        int inTheFirstTurn = owner.lines().size() - 1;
        channel.runPendingTasks();

        assertEquals(200, owner.lines().size() - 1);
        assertTrue(inTheFirstTurn <= 200);
    }

    @Test
    void aPingIsAnsweredWithOneLineEnd() {
        receive("\r\n\r\n");

        assertEquals("\r\n", sent());
        assertEquals(List.of("opened"), owner.lines());
    }

    @Test
    void pingsAreAnsweredBetweenMessages() {
        receive(OPTIONS + "\r\n\r\n" + OPTIONS);

        assertEquals("\r\n", sent());
        assertEquals(List.of("opened", HEARD, HEARD), owner.lines());
    }

    @Test
    void aFloodOfPingsEndsTheConnection() {
        receive("\r\n\r\n".repeat(50_000));
        channel.runPendingTasks();

        assertEquals(List.of("opened", "closed: more than 100 pings in a second"), owner.lines());
    }

    @Test
    void whoDialsAndSaysNothingIsClosed() {
        pass(Duration.ofSeconds(10));

        assertEquals(List.of("opened", "closed: the peer dialled and said nothing for 10000 ms"), owner.lines());
    }

    @Test
    void whomWeDialledNeedNotSpeakFirst() {
        RecordingOwner quiet = new RecordingOwner();
        EmbeddedChannel ours = new EmbeddedChannel();
        Flow outgoing = open(ours, quiet, DIALLED);

        ours.advanceTimeBy(1, TimeUnit.MINUTES);
        ours.runScheduledPendingTasks();

        assertEquals(List.of("opened"), quiet.lines());
        assertFalse(outgoing.isClosing());
        ours.finishAndReleaseAll();
    }

    @Test
    void aTrickleDoesNotExtendTheTimeOfAMessage() {
        receive(OPTIONS);
        for (int second = 0; second < 10; second++) {
            receive(OPTIONS.substring(second, second + 1));
            pass(Duration.ofSeconds(1));
        }

        assertEquals(List.of("opened", HEARD, "closed: a message was not complete after 10000 ms"), owner.lines());
    }

    @Test
    void theTimeOfAMessageEndsWithIt() {
        for (int i = 0; i < 5; i++) {
            receive(OPTIONS.substring(0, 40));
            pass(Duration.ofSeconds(9));
            receive(OPTIONS.substring(40));
        }
        pass(Duration.ofSeconds(20));

        assertEquals(List.of("opened", HEARD, HEARD, HEARD, HEARD, HEARD), owner.lines());
    }

    @Test
    void octetsThatAreNoSipAreToldAndEndTheConnection() {
        receive("GET / HTTP/1.1\r\nHost: sbc1.contoso.com\r\n\r\n" + OPTIONS);

        assertEquals("malformed, lost", owner.lines().get(1));
        assertTrue(owner.lines().get(2).startsWith("closed: the stream cannot be understood any more: "));
        assertEquals(3, owner.lines().size());
    }

    @Test
    void whatCameWholeBeforeTheEndStillCounts() {
        receive(OPTIONS.repeat(100) + OPTIONS.substring(0, 30));
        channel.close();

        assertEquals(102, owner.lines().size());
        assertEquals("closed: the peer closed the connection", owner.lines().get(101));
    }

    @Test
    void anUnexpectedExceptionEndsTheConnectionOnly() {
        channel.pipeline().fireExceptionCaught(new IllegalStateException("broken"));

        assertEquals(List.of("opened", "closed: broken"), owner.lines());
    }

    @Test
    void whatTooMuchWaitsForIsCutOff() {
        channel.pipeline().addFirst(new NeverWrites());
        channel.pipeline().fireChannelWritabilityChanged();
        Slice kilobyte = Slice.of("x".repeat(1024));

        for (int i = 0; i < 900; i++) {
            flow.write(kilobyte);
        }
        assertFalse(flow.isClosing());
        for (int i = 0; i < 124; i++) {
            flow.write(kilobyte);
        }

        assertTrue(flow.isClosing());
        assertEquals(
                "the peer does not read: more than 1048576 octets would wait for it",
                flow.closeCause().get());
    }

    @Test
    void whoDoesNotReadIsNotReadFromAndThenClosed() {
        Slice much = Slice.of("x".repeat(100 * 1024));
        receive(OPTIONS);

        channel.write(Unpooled.wrappedBuffer(much.toByteArray()));
        assertFalse(channel.config().isAutoRead());
        pass(Duration.ofSeconds(10));

        assertEquals(List.of("opened", HEARD, "closed: the peer has not read for 10000 ms"), owner.lines());
    }

    @Test
    void whoReadsAgainIsReadFromAgain() {
        Slice much = Slice.of("x".repeat(100 * 1024));
        receive(OPTIONS);

        channel.write(Unpooled.wrappedBuffer(much.toByteArray()));
        pass(Duration.ofSeconds(5));
        channel.flush();
        channel.runPendingTasks();
        assertTrue(channel.config().isAutoRead());
        receive("\r\n\r\n");
        pass(Duration.ofSeconds(20));

        assertEquals(List.of("opened", HEARD), owner.lines());
    }

    /** A peer that never reads, seen from here: nothing is ever flushed. */
    private static final class NeverWrites extends ChannelOutboundHandlerAdapter {
        @Override
        public void flush(ChannelHandlerContext ctx) {}

        @Override
        public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
            promise.setSuccess();
        }
    }
}
