package io.drsip.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Slice;
import io.drsip.sip.Tables;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Descriptions as lists of lines: what is read, what stays, what is refused. */
class SessionDescriptionTest {

    private static final String TEXT = """
            v=0
            o=- 156420 0 IN IP4 127.0.0.1
            s=session
            y=unknown
            c=IN IP4 198.51.100.203
            b=CT:10000000
            t=0 0
            a=ice-ufrag:rTg9
            a=ice-pwd:kq0vXw7mT2bZc5LsYh8dNf4A
            a=sendonly
            m=audio 50218  RTP/SAVP 104 0 101
            Z=\u00e9
            a=rtcp-mux
            a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:pGkM9vQb2xTz5sLr8cYw1nHd4fJa7uEo0iKq6mVt
            a=rtpmap:104 SILK/16000
            a=rtpmap:x
            a=inactive
            m=video 0 RTP/SAVP 34
            c=IN IP4 192.0.2.1
            """;

    private static final SessionDescription CRLF = SessionDescription.parse(TEXT.replace("\n", "\r\n"));

    @Test
    void whatIsReadIsWrittenAsItCame() {
        String head = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\n";
        byte[] odd = (head + "s=\u00ff\u00fe\r\n\r\n\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

        for (String text : List.of(
                TEXT,
                TEXT.replace("\n", "\r\n"),
                TEXT.strip(),
                TEXT + "\n\r\n",
                TEXT.replaceFirst("\n", "\r\n"),
                head,
                head + "m=audio 1 RTP/AVP 0")) {
            SessionDescription description = SessionDescription.parse(text);

            assertEquals(text, description.text());
            assertEquals(description, SessionDescription.parse(Slice.of(text)));
            assertEquals(description.toBytes().length, description.length());
        }
        assertEquals(
                Slice.copyOf(odd),
                Slice.copyOf(SessionDescription.parse(Slice.copyOf(odd)).toBytes()));
    }

    @Test
    void theMediaSayWhatTheSessionDoesNot() {
        assertEquals("- 156420 0 IN IP4 127.0.0.1", CRLF.origin().toString());
        assertEquals(Connection.of("198.51.100.203"), CRLF.connection(0).orElseThrow());
        assertEquals(Connection.of("192.0.2.1"), CRLF.connection(1).orElseThrow());
        assertEquals(MediaDirection.INACTIVE, CRLF.direction(0));
        assertEquals(MediaDirection.SENDONLY, CRLF.direction(1));
        assertEquals("rTg9", CRLF.iceCredentials(0).orElseThrow().ufrag());
        assertEquals(List.of("104", "0", "101"), CRLF.media().get(0).media().formats());
        assertEquals(
                "SILK/16000", CRLF.media().get(0).rtpMap("104").orElseThrow().codec());
        assertEquals(Optional.empty(), CRLF.media().get(0).rtpMap("0"));
        assertEquals(11, CRLF.lineOf(0));
        assertEquals(18, CRLF.lineOf(1));
    }

    @Test
    void aBrokenAttributeIsAnIssueAndNoRefusal() {
        SdpLines audio = CRLF.media().get(0).lines();

        assertEquals(1, audio.sound(AttributeType.RTPMAP).size());
        assertEquals(
                9,
                assertThrows(SdpParseException.class, () -> audio.all(AttributeType.RTPMAP))
                        .offset());
        assertEquals(
                List.of("line 16 cannot be used: a payload number is 0 to 127 at octet 9: a=rtpmap:x"),
                CRLF.issues().stream().map(SdpIssue::toString).toList());
        assertTrue(audio.has(AttributeType.RTCP_MUX));
    }

    @Test
    void whatFramesADescriptionIsAskedFor() {
        SdpTables.refused(SessionDescription::parse, """
                                                                        | 0
                v=1                                                     | 0
                v=0\\r                                                  | 3
                v=0\\n                                                  | 0
                v=0 \\no=- 1 1 IN IP4 192.0.2.1                         | 0
                v=0\\no=- 1 1 IN IP4 192.0.2.1\\n\\ns=-                 | 29
                v=0\\no=- 1 1 IN IP4 192.0.2.1\\no=- 1 1 IN IP4 192.0.2.1 | 0
                v=0\\no=- 1 1 IN IP4                                    | 18
                v=0\\no=- 1 1 IN IP4 192.0.2.1\\nc=IN IP4 x..y          | 38
                v=0\\no=- 1 1 IN IP4 192.0.2.1\\nm=audio 1 RTP/AVP      | 46
                v=0\\no=- 1 1 IN IP4 192.0.2.1\\ns=a\\rb                | 32
                v=0\\no=- 1 1 IN IP4 192.0.2.1\\ns=a\\0b                | 32
                v=0\\no=- 1 1 IN IP4 192.0.2.1\\nfoo                    | 29
                v=0\\no=- 1 1 IN IP4 192.0.2.1\\n1=x                    | 29
                v=0\\nm=audio 1 RTP/AVP 0\\no=- 1 1 IN IP4 192.0.2.1    | 24
                """);
    }

    @Test
    void aRefusalTellsNoKey() {
        String text = "v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\na=crypto:1 X inline:secret\rsecret\r\n";

        SdpParseException error = assertThrows(SdpParseException.class, () -> SessionDescription.parse(text));

        assertEquals("a line has no NUL, and a CR only before its LF at octet 57: a=crypto...", error.getMessage());
        assertFalse(CRLF.toString().contains("pGkM"));
        assertFalse(CRLF.media().toString().contains("pGkM"));
        assertFalse(CRLF.media().get(0).lines().toString().contains("pGkM"));
    }

    @Test
    void whatIsChangedLeavesTheRestAlone() {
        SessionDescription changed = CRLF.withOrigin(CRLF.origin().nextVersion())
                .withConnection(Connection.of("192.0.2.7"))
                .withMedia(0, CRLF.media().get(0).withLines(lines -> lines.withDirection(MediaDirection.SENDRECV)));

        assertEquals(
                TEXT.replace(" 156420 0 ", " 156420 1 ")
                        .replace("198.51.100.203", "192.0.2.7")
                        .replace("a=inactive", "a=sendrecv")
                        .replace("\n", "\r\n"),
                changed.text());
        assertSame(CRLF, CRLF.withOrigin(CRLF.origin()));
        assertSame(CRLF, CRLF.mapMedia(medium -> medium.withLines(lines -> lines.keep(line -> true))));
        assertSame(CRLF, CRLF.withConnection(CRLF.connection().orElseThrow()));
    }

    @Test
    void aNewLineStandsWhereItBelongsAndEndsAsTheOthersDo() {
        SessionDescription plain =
                SessionDescription.parse("v=0\no=- 1 1 IN IP4 192.0.2.1\ns=-\nt=0 0\nm=audio 1 RTP/AVP 0");

        SessionDescription changed = plain.withConnection(Connection.of("192.0.2.1"))
                .mapMedia(medium -> medium.withLines(lines -> lines.add(AttributeType.RTCP_MUX, "")
                        .add(SdpLine.of('b', "AS:64"))
                        .with(AttributeType.RTCP, RtcpPort.of(2))
                        .with(AttributeType.RTCP, RtcpPort.of(3))));

        assertEquals("""
                v=0
                o=- 1 1 IN IP4 192.0.2.1
                s=-
                c=IN IP4 192.0.2.1
                t=0 0
                m=audio 1 RTP/AVP 0\r
                b=AS:64\r
                a=rtcp-mux\r
                a=rtcp:3\r
                """, changed.text());
    }

    @Test
    void aDescriptionIsMadeFromNothing() {
        SessionDescription made = SessionDescription.of(Origin.of(7, "192.0.2.1"))
                .withConnection(Connection.of("192.0.2.1"))
                .withMedia(List.of(MediaDescription.of(Media.of("audio", 5004, "RTP/AVP", List.of("0", "101")))
                        .withLines(lines -> lines.add(AttributeType.RTPMAP, RtpMap.of(101, "telephone-event", 8000)))));

        assertEquals("""
                v=0
                o=- 7 1 IN IP4 192.0.2.1
                s=-
                c=IN IP4 192.0.2.1
                t=0 0
                m=audio 5004 RTP/AVP 0 101
                a=rtpmap:101 telephone-event/8000
                """.replace("\n", "\r\n"), made.text());
        assertEquals(made, SessionDescription.parse(made.text()));
    }

    @Test
    void ourCallerCannotBreakADescription() {
        assertThrows(IllegalArgumentException.class, () -> SdpLine.of('a', "x\r\nm=audio"));
        assertThrows(IllegalArgumentException.class, () -> SdpLine.of('1', "x"));
        assertThrows(IllegalArgumentException.class, () -> CRLF.withLines(lines -> lines.keep(line -> false)));
        assertThrows(
                IllegalArgumentException.class, () -> CRLF.withLines(lines -> lines.with(SdpLine.of('c', "nowhere"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> CRLF.withLines(lines -> lines.with(SdpLine.of('m', "audio 1 RTP/AVP 0"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> CRLF.withLines(lines -> lines.map(line -> SdpLine.of('m', "audio 1 RTP/AVP 0"))));
        assertThrows(
                IllegalArgumentException.class,
                () -> CRLF.media().get(0).withLines(lines -> lines.add(SdpLine.of('o', "- 1 1 IN IP4 192.0.2.1"))));
        assertThrows(IllegalArgumentException.class, () -> AttributeType.text("a b"));
        assertThrows(IllegalArgumentException.class, () -> SdpLine.of(AttributeType.RTCP_MUX, "x"));
    }

    @Test
    void eachSizeHasALimit() {
        String head = "v=0\no=- 1 1 IN IP4 192.0.2.1\n";
        SdpLimits narrow = SdpLimits.builder()
                .octets(117)
                .line(40)
                .lines(5)
                .media(2)
                .formats(3)
                .build();
        for (List<String> row : Tables.rows("""
                s=12345678901234567890123456789012345678                | fits
                s=123456789012345678901234567890123456789               | a line has at most 40 octets
                s=-\\ns=-\\ns=-                                         | fits
                s=-\\ns=-\\ns=-\\ns=-                                   | a description has at most 5 lines
                m=a 1 x y\\nm=a 1 x y                                   | fits
                m=a 1 x y\\nm=a 1 x y\\nm=a 1 x y                       | a description has at most 2 media
                m=a 1 x 1 2 3                                           | fits
                m=a 1 x 1 2 3 4                                         | a medium has at most 3 formats
                s=1234567890123456789012345\\ns=1234567890123456789012345\\ns=123456789012345678901234567890 | fits
                s=1234567890123456789012345\\ns=1234567890123456789012345\\ns=1234567890123456789012345678901 | \
                a description has at most 117 octets
                """)) {
            assertEquals(row.get(1), verdict((head + row.get(0)), narrow), row.get(0));
        }
        assertThrows(IllegalArgumentException.class, () -> SdpLimits.builder().lines(0));
    }

    private static String verdict(String text, SdpLimits limits) {
        try {
            SessionDescription.parse(Slice.of(text), limits);
            return "fits";
        } catch (SdpParseException e) {
            return e.rule();
        }
    }
}
