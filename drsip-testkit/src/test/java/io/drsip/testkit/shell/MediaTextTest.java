package io.drsip.testkit.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Session descriptions of somebody who says nothing. */
final class MediaTextTest {

    private final MediaText media = new MediaText(InetAddress.getLoopbackAddress());

    @Test
    void theFirstAudioIsTakenAndTheRestIsRefused() {
        String offer = """
                v=0
                m=video 4000 RTP/SAVP 97
                m=audio 52884 RTP/SAVP 111 9 0 101
                a=rtpmap:111 SILK/16000
                a=rtpmap:101 telephone-event/8000
                a=rtcp-mux
                a=crypto:0 AES_CM_128_HMAC_SHA1_32 inline:Hr4D2cgUu9+Uza5Igz/JkVx59DAxDbaxJg862ibQ|2^31
                a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:JPEaIxHegfuv53ykBPZk8hV0GO8kTiiqRMfHimEE|2^31
                m=audio 4002 RTP/SAVP 0
                """;

        List<String> answer = media.answer(offer).orElseThrow().lines().toList();

        List<String> kept =
                answer.stream().filter(line -> line.startsWith("m=")).toList();
        assertEquals(List.of("m=video 0 RTP/SAVP 97", "m=audio 49170 RTP/SAVP 9 101", "m=audio 0 RTP/SAVP 0"), kept);
        assertTrue(answer.contains("a=rtcp-mux"), answer::toString);
        assertTrue(
                answer.stream().anyMatch(line -> line.startsWith("a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:")),
                answer::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "m=audio 4000 RTP/SAVP 0", "m=audio 4000 RTP/AVP 111", "m=video 4000 RTP/AVP 0", "m=audio"})
    void withoutAudioThatIsKnownThereIsNoAnswer(String offer) {
        assertEquals(Optional.empty(), media.answer(offer));
    }

    @Test
    void whoOffersPlainAudioGetsPlainAudio() {
        String answer = media.answer("v=0\r\nm=audio 4000 RTP/AVP 0\r\n").orElseThrow();

        assertTrue(answer.contains("m=audio 49170 RTP/AVP 0\r\na=sendrecv\r\n"), answer);
    }

    @Test
    void theOwnOfferIsOneThatWouldBeTaken() {
        assertTrue(media.answer(media.offer()).isPresent());
    }
}
