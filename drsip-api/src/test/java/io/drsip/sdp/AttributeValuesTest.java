package io.drsip.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Tables;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The values of attributes and of the lines that frame a description. */
class AttributeValuesTest {

    private static final String KEY = "WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz";

    @Test
    void anOriginHasAVersionAsLargeAsSomebodyWants() {
        AttributeType<Origin> origin = AttributeType.of("x", Origin::parse, Origin::toString);
        SdpTables.canonical(origin, """
                - 156420 0 IN IP4 127.0.0.1                         | - 156420 0 IN IP4 127.0.0.1
                jdoe 2890844526 2890842807 IN IP6 2001:db8::1       | jdoe 2890844526 2890842807 IN IP6 2001:db8::1
                u 1 18446744073709551615 IN IP4 sbc1.contoso.com    | u 1 18446744073709551615 IN IP4 sbc1.contoso.com
                u  007 1\\tIN IP4 192.0.2.1                         | u 7 1 IN IP4 192.0.2.1
                u 1 1 TN RFC2543 +1-201-406-4090                    | u 1 1 TN RFC2543 +1-201-406-4090
                """);
        SdpTables.refused(Origin::parse, """
                                                         | 0
                -                                        | 1
                - x 0 IN IP4 127.0.0.1                   | 2
                - 1 -1 IN IP4 127.0.0.1                  | 4
                - 1 1 IN IP4 2001:db8::1                 | 13
                - 1 1 IN IP6 127.0.0.1                   | 13
                - 1 1 IN IP4 256.1.1.1.                  | 13
                - 1 1 IN IP4                             | 12
                - 1 1 IN IP4 127.0.0.1 x                 | 23
                - 1 123456789012345678901234567890123 IN IP4 127.0.0.1 | 4
                """);
    }

    @Test
    void aVersionGrowsByOne() {
        Origin origin = Origin.of(4711, "192.0.2.1");

        assertEquals("- 4711 1 IN IP4 192.0.2.1", origin.toString());
        assertEquals("- 4711 2 IN IP4 192.0.2.1", origin.nextVersion().toString());
        assertTrue(origin.isSameSession(origin.nextVersion()));
        assertFalse(origin.isSameSession(Origin.of(4712, "192.0.2.1")));
        Origin last = origin.withVersion(BigInteger.TEN.pow(32).subtract(BigInteger.ONE));
        assertEquals(BigInteger.ZERO, last.nextVersion().version());
        assertThrows(IllegalArgumentException.class, () -> Origin.of(-1, "192.0.2.1"));
        assertThrows(IllegalArgumentException.class, () -> Origin.of(1, "192.0.2.1 x"));
        assertThrows(IllegalArgumentException.class, () -> origin.withVersion(BigInteger.TEN.pow(32)));
    }

    @Test
    void aConnectionIsAnAddressOfItsFamily() {
        AttributeType<Connection> connection = AttributeType.of("x", Connection::parse, Connection::toString);
        SdpTables.canonical(connection, """
                IN IP4 198.51.100.203      | IN IP4 198.51.100.203
                IN IP4 224.2.1.1/127/3     | IN IP4 224.2.1.1/127/3
                IN IP6 ff15::101/3         | IN IP6 ff15::101/3
                IN IP6 2001:db8::1         | IN IP6 2001:db8::1
                IN IP4 media.contoso.com   | IN IP4 media.contoso.com
                """);
        SdpTables.refused(Connection::parse, """
                IN IP4                     | 6
                IN IP4 2001:db8::1         | 7
                IN IP6 [2001:db8::1]x      | 7
                IN IP4 192.0.2.1/x         | 7
                IN IP4 192.0.2.1 192.0.2.2 | 17
                """);
        assertTrue(Connection.of("0.0.0.0").isUnspecified());
        assertTrue(Connection.of("::").isUnspecified());
        assertFalse(Connection.of("192.0.2.1").isUnspecified());
        assertFalse(Connection.of("a.invalid").isUnspecified());
        assertEquals(
                "224.2.1.1",
                Connection.parse("IN IP4 224.2.1.1/127").host().orElseThrow().toString());
    }

    @Test
    void aMediumHasAtLeastOneFormat() {
        AttributeType<Media> media = AttributeType.of("x", Media::parse, Media::toString);
        SdpTables.canonical(media, """
                audio 50218 RTP/SAVP 104 9 0    | audio 50218 RTP/SAVP 104 9 0
                audio 50218/2 RTP/AVP 0         | audio 50218/2 RTP/AVP 0
                audio  0 UDP/TLS/RTP/SAVP  0    | audio 0 UDP/TLS/RTP/SAVP 0
                image 5004 udptl t38            | image 5004 udptl t38
                """);
        SdpTables.refused(Media::parse, """
                audio                    | 5
                audio x RTP/AVP 0        | 6
                audio 65536 RTP/AVP 0    | 6
                audio 1/0 RTP/AVP 0      | 8
                audio 1 RTP//AVP 0       | 8
                audio 1 RTP/AVP          | 15
                audio 1 RTP/AVP 0 (      | 15
                """);
        Media audio = Media.of("audio", 5004, "RTP/SAVP", List.of("0"));
        assertTrue(audio.isRtp() && audio.withProtocol("UDP/TLS/RTP/SAVPF").isRtp());
        assertFalse(audio.withProtocol("udptl").isRtp());
        assertTrue(audio.withPort(0).isRefused());
        assertThrows(IllegalArgumentException.class, () -> audio.withFormats(List.of()));
        assertThrows(IllegalArgumentException.class, () -> audio.withPort(65_536));
    }

    @Test
    void aPayloadNumberStandsForACodec() {
        SdpTables.canonical(AttributeType.RTPMAP, """
                0 PCMU/8000             | 0 PCMU/8000
                101  telephone-event/8000 | 101 telephone-event/8000
                111 opus/48000/2        | 111 opus/48000/2
                """);
        SdpTables.refused(AttributeType.RTPMAP::parse, """
                128 PCMU/8000  | 0
                x PCMU/8000    | 0
                0 PCMU         | 6
                0 /8000        | 2
                0 PCMU/0       | 8
                0 PCMU/8000/   | 12
                0 PCMU/8000 x  | 12
                """);
        assertEquals("SILK/16000", RtpMap.of(104, "Silk", 16_000).codec());
        assertEquals("OPUS/48000/2", RtpMap.parse("111 opus/48000/2").codec());
        assertEquals("PCMU/8000", RtpMap.parse("0 PCMU/8000/1").codec());
        SdpTables.canonical(AttributeType.FMTP, """
                101 0-16                | 101 0-16
                104 useinbandfec=1; usedtx=0 | 104 useinbandfec=1; usedtx=0
                """);
        SdpTables.refused(AttributeType.FMTP::parse, "101 | 3\n( 0-16 | 0");
    }

    @Test
    void aCryptoLineIsReadAsMicrosoftWritesIt() {
        SdpTables.canonical(AttributeType.CRYPTO, """
                0 AES_CM_128_HMAC_SHA1_32 inline:KEY|2^31           | 0 AES_CM_128_HMAC_SHA1_32 inline:KEY|2^31
                1 AES_CM_128_HMAC_SHA1_80 inline:KEY                | 1 AES_CM_128_HMAC_SHA1_80 inline:KEY
                2 AES_CM_128_HMAC_SHA1_80 inline:KEY|2^31|1:1       | 2 AES_CM_128_HMAC_SHA1_80 inline:KEY|2^31|1:1
                3\\t AES_CM_128_HMAC_SHA1_80  inline:KEY|1:4        | 3 AES_CM_128_HMAC_SHA1_80 inline:KEY|1:4
                4 F8_128_HMAC_SHA1_80 inline:KEY|1048576|1:4;inline:KEY|2:4 KDR=1 WSH=60 | \
                4 F8_128_HMAC_SHA1_80 inline:KEY|1048576|1:4;inline:KEY|2:4 KDR=1 WSH=60
                """.replace("KEY", KEY));
        SdpTables.refused(AttributeType.CRYPTO::parse, """
                x AES_CM_128_HMAC_SHA1_80 inline:KEY              | 0
                1234567890 AES_CM_128_HMAC_SHA1_80 inline:KEY     | 0
                1 AES-CM inline:KEY                               | 2
                1 AES_CM_128_HMAC_SHA1_80 outline:KEY             | 26
                1 AES_CM_128_HMAC_SHA1_80 inline:                 | 33
                1 AES_CM_128_HMAC_SHA1_80 inline:KEY|2^x          | 74
                1 AES_CM_128_HMAC_SHA1_80 inline:KEY|1:129        | 74
                1 AES_CM_128_HMAC_SHA1_80 inline:KEY|1:1|2^31     | 77
                1 AES_CM_128_HMAC_SHA1_80 inline:KEY;             | 74
                """.replace("KEY", KEY));
        assertEquals(30, CryptoKey.of(KEY).octets());
        assertEquals(
                AttributeType.CRYPTO.parse("1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|2^31"),
                CryptoAttribute.aes80(1, KEY));
    }

    @Test
    void aKeyIsToldToNobody() {
        CryptoAttribute crypto = CryptoAttribute.aes80(1, KEY);
        SdpParseException broken = assertThrows(
                SdpParseException.class, () -> CryptoAttribute.parse("1 AES_CM_128_HMAC_SHA1_80 inline:" + KEY + "|x"));
        IceCredentials credentials = new IceCredentials("rTg9", "kq0vXw7mT2bZc5LsYh8dNf4A");

        assertFalse(crypto.toString().contains(KEY));
        assertTrue(crypto.text().contains(KEY));
        assertFalse(crypto.keys().toString().contains(KEY));
        assertFalse(SdpLine.of(AttributeType.CRYPTO, crypto).toString().contains(KEY));
        assertFalse(broken.toString().contains(KEY.substring(0, 5)));
        assertFalse(credentials.toString().contains(credentials.password()));
    }

    @Test
    void aFingerprintIsAsLongAsItsHash() {
        String octets = "AE:24:07:15:5C:B7:45:1A:E4:45:60:C1:1E:68:0E:CC:8D:A6:78:3B";
        assertEquals(
                "sha-1 " + octets,
                Fingerprint.parse("SHA-1 " + octets.toLowerCase(java.util.Locale.ROOT))
                        .toString());
        SdpTables.refused(AttributeType.FINGERPRINT::parse, """
                sha-256 OCTETS      | 8
                sha-1 OCTETS:       | 6
                sha-1 AE-24         | 6
                sha-1               | 5
                new AG              | 4
                """.replace("OCTETS", octets));
        assertEquals("new AE:24", Fingerprint.parse("new AE:24").toString());
    }

    @Test
    void candidatesOfMicrosoftAreRead() {
        SdpTables.canonical(AttributeType.CANDIDATE, """
                1 1 UDP 2130706431 198.51.100.203 50218 typ srflx raddr 10.0.136.24 rport 50218 | \
                1 1 UDP 2130706431 198.51.100.203 50218 typ srflx raddr 10.0.136.24 rport 50218
                2 1 tcp-act 2121006078 2001:db8:1f2::2:5b 49152 typ host | \
                2 1 tcp-act 2121006078 2001:db8:1f2::2:5b 49152 typ host
                3 2 UDP 1 a.contoso.com 9 typ host x y   | 3 2 UDP 1 a.contoso.com 9 typ host x y
                """);
        SdpTables.refused(AttributeType.CANDIDATE::parse, """
                - 1 UDP 1 192.0.2.1 1 typ host            | 0
                1 0 UDP 1 192.0.2.1 1 typ host            | 3
                1 257 UDP 1 192.0.2.1 1 typ host          | 2
                1 1 UDP 4294967296 192.0.2.1 1 typ host   | 8
                1 1 UDP 1 192.0.2.1: 1 typ host           | 10
                1 1 UDP 1 192.0.2.1 65536 typ host        | 20
                1 1 UDP 1 192.0.2.1 1 type host           | 22
                1 1 UDP 1 192.0.2.1 1 typ                 | 25
                """);
        assertEquals(
                "1 1 UDP 2130706431 192.0.2.1 5004 typ host",
                IceCandidate.host(1, "192.0.2.1", 5004).toString());
        assertTrue(IceCandidate.host(1, "192.0.2.1", 5004).isIpv4());
        assertFalse(IceCandidate.host(1, "2001:db8::1", 5004).isIpv4());
    }

    @Test
    void iceRestartsWhenBothCredentialsChange() {
        IceCredentials one = new IceCredentials("rTg9", "kq0vXw7mT2bZc5LsYh8dNf4A");

        assertFalse(one.isRestartedBy(one));
        assertFalse(one.isRestartedBy(new IceCredentials("aaaa", one.password())));
        assertFalse(one.isRestartedBy(new IceCredentials(one.ufrag(), "x".repeat(22))));
        assertTrue(one.isRestartedBy(new IceCredentials("aaaa", "x".repeat(22))));
        SdpTables.refused(AttributeType.ICE_UFRAG::parse, "abc | 0\na:cd | 0");
        SdpTables.refused(AttributeType.ICE_PWD::parse, "short | 0");
        assertThrows(IllegalArgumentException.class, () -> new IceCredentials("abc", one.password()));
    }

    @Test
    void rtcpAndSetupAreRead() {
        SdpTables.canonical(AttributeType.RTCP, """
                50219                        | 50219
                50219 IN IP4 198.51.100.203  | 50219 IN IP4 198.51.100.203
                """);
        SdpTables.refused(AttributeType.RTCP::parse, "x | 0\n70000 | 0\n1 IN | 4");
        SdpTables.canonical(AttributeType.SETUP, "actpass | actpass\nholdconn | holdconn");
        SdpTables.refused(AttributeType.SETUP::parse, "ACTIVE | 0\nboth | 0");
    }

    @Test
    void directionsAnswerEachOther() {
        for (List<String> row : Tables.rows("""
                sendrecv | sendrecv sendonly recvonly inactive
                sendonly | recvonly inactive
                recvonly | sendonly inactive
                inactive | inactive
                """)) {
            MediaDirection offered =
                    MediaDirection.of(SdpLine.of('a', row.get(0))).orElseThrow();
            List<String> answers = java.util.stream.Stream.of(MediaDirection.values())
                    .filter(direction -> direction.mayAnswer(offered))
                    .map(MediaDirection::toString)
                    .toList();

            assertEquals(List.of(row.get(1).split(" ", -1)), answers);
        }
        assertEquals(Optional.empty(), MediaDirection.of(SdpLine.of('a', "sendrecvx")));
    }
}
