package io.drsip.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What a bridge is told, and what one can be made of. */
class MediaBridgeTest {

    private static final SessionDescription PLAIN = SessionDescription.parse("""
            v=0
            o=- 1 1 IN IP4 192.0.2.1
            s=-
            c=IN IP4 192.0.2.1
            t=0 0
            m=audio 5004 RTP/AVP 8 101
            a=rtpmap:101 telephone-event/8000
            """);

    private static final SessionDescription SECURE = SessionDescription.parse("""
            v=0
            o=- 9 1 IN IP4 198.51.100.203
            s=-
            c=IN IP4 198.51.100.203
            t=0 0
            m=audio 50218 RTP/SAVP 8 101
            a=crypto:0 AES_CM_128_HMAC_SHA1_32 inline:Hr4D2cgUu9+Uza5Igz/JkVx59DAxDbaxJg862ibQ|2^31
            a=crypto:3 AES_CM_128_HMAC_SHA1_80 inline:JPEaIxHegfuv53ykBPZk8hV0GO8kTiiqRMfHimEE|2^31|1:1
            """);

    @Test
    void anOfferBecomesSecureOnItsWayToMicrosoft() {
        FixedBridge bridge = new FixedBridge("203.0.113.21");

        SessionDescription sent = done(bridge.bridge(
                MediaExchange.offer("call-1", MediaSide.MICROSOFT, PLAIN).build()));

        assertEquals("audio 31420 RTP/SAVP 8 101", sent.media().get(0).media().toString());
        assertEquals(Connection.of("203.0.113.21"), sent.connection(0).orElseThrow());
        assertEquals(
                List.of("1 AES_CM_128_HMAC_SHA1_80 inline:[...|2^31]"),
                sent.sound(0, AttributeType.CRYPTO).stream()
                        .map(CryptoAttribute::toString)
                        .toList());
        assertTrue(sent.text().contains("a=rtpmap:101 telephone-event/8000\n"));
    }

    @Test
    void anAnswerHasTheTagOfTheOfferedSuite() {
        FixedBridge bridge = new FixedBridge("203.0.113.21");

        SessionDescription sent = done(bridge.bridge(MediaExchange.answer("call-1", MediaSide.MICROSOFT, PLAIN, SECURE)
                .build()));

        assertEquals(3, sent.sound(0, AttributeType.CRYPTO).get(0).tag());
    }

    @Test
    void towardsThePbxThereAreNoKeys() {
        FixedBridge bridge = new FixedBridge("203.0.113.21");

        SessionDescription sent = done(bridge.bridge(MediaExchange.answer("call-1", MediaSide.PBX, SECURE, PLAIN)
                .fork("tag-1")
                .sent(PLAIN)
                .build()));

        assertEquals("RTP/AVP", sent.media().get(0).media().protocol());
        assertFalse(sent.text().contains("crypto"));
        bridge.onForkReleased("call-1", "tag-1");
        bridge.onReleased("call-1");
        assertEquals(List.of("answer towards PBX of call-1", "call-1 tag-1 over", "call-1 over"), bridge.told);
    }

    @Test
    void anExchangeTellsWhatIsKnown() {
        MediaExchange exchange = MediaExchange.answer("call-1", MediaSide.PBX, SECURE, PLAIN)
                .fork("tag-1")
                .sent(PLAIN)
                .iceRestart(true)
                .build();

        assertFalse(exchange.isOffer());
        assertEquals(Optional.of(PLAIN), exchange.offer());
        assertEquals(Optional.of(PLAIN), exchange.sent());
        assertEquals(Optional.of("tag-1"), exchange.fork());
        assertTrue(exchange.isIceRestart());
        assertSame(MediaSide.MICROSOFT, exchange.towards().other());
        assertSame(SECURE, done(MediaBridge.none().bridge(exchange)));
    }

    private static SessionDescription done(CompletionStage<SessionDescription> stage) {
        return stage.toCompletableFuture().join();
    }
}
