package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Bodies of several parts: one part is changed, and nothing else is. */
class MultipartBodyTest {

    private static final MediaType MIXED = MediaType.parse("multipart/mixed;boundary=b1");

    private static final String BODY = lines("""
            preamble
            --b1
            Content-Type: application/sdp
            Content-Length: 4

            v=0

            --b1\t
            Content-Type: application/pidf+xml
            CONTENT-DISPOSITION: render;
              handling=optional
            Content-ID : <a@contoso.com>

            --b2
            --b12
            --b1xLF--b1
            --b1

            plain
            --b1
            X: y
            --b1--
            epilogue
            --b1
            """).replace("LF", "\n");

    private static String lines(String text) {
        return text.replace("\n", "\r\n");
    }

    @Test
    void partsAreFoundWithHeadersAndContent() {
        MultipartBody body = MultipartBody.parse(MIXED, Slice.of(BODY));
        BodyPart sdp = body.parts().get(0);
        BodyPart location = body.parts().get(1);

        assertEquals(
                List.of("v=0\r\n", "--b2\r\n--b12\r\n--b1x\n--b1", "plain", ""),
                body.parts().stream().map(part -> part.content().toString()).toList());
        assertTrue(sdp.contentType().matches(MediaType.SDP));
        assertEquals(ContentDisposition.SESSION, sdp.disposition());
        assertEquals("render;handling=optional", location.disposition().toString());
        assertEquals(Optional.of("<a@contoso.com>"), location.header("content-id"));
        assertEquals(Optional.empty(), location.header("Content"));
        assertEquals("text/plain", body.parts().get(2).contentType().toString());
        assertEquals(ContentDisposition.RENDER, body.parts().get(2).disposition());
        assertEquals(Optional.of("y"), body.parts().get(3).header("X"));
    }

    @Test
    void onlyTheChangedPartIsChanged() {
        MultipartBody body = MultipartBody.parse(MIXED, Slice.of(BODY));

        String changed =
                body.withContent(0, Slice.of("v=0\r\ns=-\r\n")).octets().toString();

        assertEquals(BODY.replace("Length: 4", "Length: 10").replace("v=0\r\n", "v=0\r\ns=-\r\n"), changed);
        for (int part = 0; part < body.parts().size(); part++) {
            MultipartBody other = body.withContent(part, Slice.of("new\r\n"));
            assertEquals(Slice.of("new\r\n"), other.parts().get(part).content());
            for (int kept = 0; kept < body.parts().size(); kept++) {
                assertTrue(kept == part
                        || body.parts().get(kept).equals(other.parts().get(kept)));
            }
        }
        assertEquals(body, body.withContent(2, Slice.of("plain")));
        assertSame(MIXED, body.type());
    }

    @Test
    void aPartWithoutHeadOrContentGetsWhatIsMissing() {
        for (List<String> row : Tables.rows("""
                --b\\r\\n\\r\\n--b--            | --b\\r\\n\\r\\nnew\\r\\n--b--
                --b\\r\\n\\r\\nold\\r\\n--b--   | --b\\r\\n\\r\\nnew\\r\\n--b--
                --b\\r\\nX: y\\r\\n--b--        | --b\\r\\nX: y\\r\\n\\r\\nnew\\r\\n--b--
                --b\\r\\nX: y\\r\\n\\r\\n--b--  | --b\\r\\nX: y\\r\\n\\r\\nnew\\r\\n--b--
                --b\\r\\nX: y\\r\\n\\r\\n\\r\\n--b-- | --b\\r\\nX: y\\r\\n\\r\\nnew\\r\\n--b--
                """)) {
            MultipartBody body =
                    MultipartBody.parse(MediaType.parse("multipart/mixed;boundary=b"), Slice.of(row.get(0)));

            assertEquals(
                    row.get(1), body.withContent(0, Slice.of("new")).octets().toString());
        }
    }

    @Test
    void contentThatWouldEndThePartIsRefused() {
        MultipartBody body = MultipartBody.parse(MIXED, Slice.of(BODY));

        for (String content : List.of("a\r\n--b1\r\n\r\nb", "\r\n--b1--", "--b1--\r\n", "--b1\r\n")) {
            assertThrows(IllegalArgumentException.class, () -> body.withContent(0, Slice.of(content)), content);
        }
        assertThrows(IndexOutOfBoundsException.class, () -> body.withContent(4, Slice.of("")));
    }

    @Test
    void encodingsOtherThanPlainOnesAreTold() {
        String head = "--b1\r\nContent-Transfer-Encoding: ";
        for (List<String> row : Tables.rows("binary | false\n8BIT | false\n7bit | false\nbase64 | true")) {
            MultipartBody body = MultipartBody.parse(MIXED, Slice.of(head + row.get(0) + "\r\n\r\nx\r\n--b1--"));

            assertEquals(row.get(1), "" + body.parts().get(0).isEncoded());
        }
        assertFalse(MultipartBody.parse(MIXED, Slice.of("--b1\r\n\r\nx\r\n--b1--"))
                .parts()
                .get(0)
                .isEncoded());
    }

    @Test
    void aBoundaryHasOneToSeventyCharacters() {
        String body = "--BOUNDARY\r\n\r\nx\r\n--BOUNDARY--";
        for (List<String> row : Tables.rows("""
                multipart/mixed;boundary=b                  | b   | 1
                multipart/mixed;boundary="a b'()+_,-./:=?"  | a b'()+_,-./:=? | 1
                multipart/mixed;boundary="a "               | a   | refused
                multipart/mixed;boundary=""                 | a   | refused
                multipart/mixed;boundary="a@b"              | a@b | refused
                multipart/mixed                             | b   | refused
                text/plain;boundary=b                       | b   | refused
                """)) {
            Slice octets = Slice.of(body.replace("BOUNDARY", row.get(1)));
            assertEquals(row.get(2), verdict(MediaType.parse(row.get(0)), octets));
        }
        for (int length : List.of(70, 71)) {
            String boundary = "b".repeat(length);
            MediaType type = MediaType.parse("multipart/mixed;boundary=" + boundary);
            assertEquals(length == 70 ? "1" : "refused", verdict(type, Slice.of(body.replace("BOUNDARY", boundary))));
        }
    }

    private static String verdict(MediaType type, Slice octets) {
        try {
            return "" + MultipartBody.parse(type, octets).parts().size();
        } catch (SipParseException e) {
            return "refused";
        }
    }

    @Test
    void whatIsNoMultipartBodyIsRefused() {
        for (String text : List.of(
                "",
                "--b1",
                "--b1--x",
                "--b1\r\n",
                "--b1\r\n\r\nx",
                "--b1\r\n\r\nx\n--b1--",
                "--b1\r\n\r\nx\r\n--b1-",
                "x--b1\r\n\r\nx\r\nx--b1--")) {
            SipParseException error =
                    assertThrows(SipParseException.class, () -> MultipartBody.parse(MIXED, Slice.of(text)), text);
            assertEquals(Status.BAD_REQUEST, error.status());
        }
        assertEquals(0, MultipartBody.parse(MIXED, Slice.of("--b1--")).parts().size());
    }

    @Test
    void partsAndHeadsHaveLimits() {
        List<String> verdicts = new ArrayList<>();
        for (int parts : List.of(16, 17)) {
            Slice octets = Slice.of("--b1\r\n\r\nx\r\n".repeat(parts) + "--b1--");
            verdicts.add(verdict(MIXED, octets));
        }
        for (int headers : List.of(64, 65)) {
            Slice octets = Slice.of("--b1\r\n" + "X: y\r\n".repeat(headers) + "\r\nx\r\n--b1--");
            verdicts.add(verdict(MIXED, octets));
        }

        assertEquals(List.of("16", "refused", "1", "refused"), verdicts);
        BodyLimits narrow = BodyLimits.builder().parts(1).build();
        SipParseException error =
                assertThrows(SipParseException.class, () -> MultipartBody.parse(MIXED, Slice.of(BODY), narrow));
        assertEquals(Status.REQUEST_ENTITY_TOO_LARGE, error.status());
        assertEquals(2, BodyLimits.defaults().depth());
    }
}
