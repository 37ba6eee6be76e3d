package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.drsip.corpus.Corpus;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Header lines that a long-lived stack accepts: the values accept them too, but for those listed here. */
class HeaderValueCorpusTest {

    /** The corpus has the names of JAIN SIP's classes: those of headers without hyphens, but for these. */
    private static final Map<String, String> NAMES = Map.of("ReasonHeader", "Reason");

    private static final Map<String, HeaderType<?>> TYPES = types();

    private static Map<String, HeaderType<?>> types() {
        Map<String, HeaderType<?>> types = new HashMap<>();
        HeaderTypes.ALL.forEach(type -> types.put(type.name().replace("-", ""), type));
        for (String header : List.of("PAssociatedURI", "PCalledPartyID", "PServedUser", "Path")) {
            types.put(header, HeaderType.P_ASSERTED_IDENTITY);
        }
        return types;
    }

    private static final String OWN = """
            From	-	-	-	"From: John Doe<sip:+14255550100@sip.pstnhub.microsoft.com>;tag=1\\n"
            Contact	-	-	-	"Contact: <sip:a@contoso.com>, sip:b@contoso.com;q=0.1\\n"
            Contact	-	-	-	"Contact:*\\n"
            To	-	-	-	"To: < sip:a@contoso.com>\\n"
            To	-	-	-	"To: <sip:a@contoso.com >\\n"
            Via	-	-	-	"Via: SIP/2.0/TLS sbc1.contoso.com (edge)\\n"
            """;

    /**
     * What is refused all the same: the star, which is no address; comments of RFC 2543 in a Via; white space between a
     * URI and its brackets (RFC 4475 section 3.1.2.14); a Replaces without tags (RFC 3891 section 3).
     */
    private static Optional<String> refusal(String header, String value) {
        if (value.equals("*")) {
            return Optional.of("star");
        }
        if (header.equals("Via") && value.contains("(")) {
            return Optional.of("comment");
        }
        if (header.equals("Replaces") && !value.contains("-tag")) {
            return Optional.of("tags");
        }
        return value.contains("< ") || value.contains(" >") ? Optional.of("blank") : Optional.empty();
    }

    static Stream<Arguments> lines() {
        return Stream.concat(
                        OWN.lines().map(row -> List.of(row.split("\t", -1))),
                        Corpus.rows("headers/jain-sip-headers.tsv"))
                .filter(row -> TYPES.containsKey(NAMES.getOrDefault(row.get(0), row.get(0))))
                .map(row -> arguments(
                        NAMES.getOrDefault(row.get(0), row.get(0)),
                        String.valueOf(Json.parse(row.get(4))).strip()));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineIsReadUnlessThereIsAReason(String header, String line) {
        String value = line.substring(line.indexOf(':') + 1).strip();

        boolean read = isRead(TYPES.getOrDefault(header, HeaderType.SUBJECT), value);

        assertEquals(refusal(header, value).isEmpty(), read, line);
    }

    private static boolean isRead(HeaderType<?> type, String value) {
        try {
            type.parse(value);
            return true;
        } catch (SipParseException e) {
            return false;
        }
    }

    /** The whole line in a message, headers that we do not know included; a line of a bare address becomes a To. */
    @Test
    void everyLineIsReadInAMessageUnlessThereIsAReason() {
        Set<String> unexplained = new TreeSet<>();
        Corpus.rows("headers/jain-sip-headers.tsv").forEach(row -> {
            String line = String.valueOf(Json.parse(row.get(4))).strip();
            String header = row.get(0).equals("Address") ? "To: " + line : line;
            String value = line.substring(line.indexOf(':') + 1).strip();
            boolean explained =
                    refusal(row.get(0), value).isPresent() || header.startsWith(":") || header.contains("\n");
            if (!explained && !isReadInAMessage(header)) {
                unexplained.add(header);
            }
        });

        assertEquals(Set.of(), unexplained);
    }

    private static boolean isReadInAMessage(String header) {
        String lines = "OPTIONS sip:sbc1.contoso.com SIP/2.0\r\n" + header + "\r\n\r\n";
        try {
            boolean length = header.startsWith("Content-Length") || header.startsWith("l:");
            String octets = length ? lines + " ".repeat(4_000) : lines;
            return SipMessage.parse(octets.getBytes(StandardCharsets.UTF_8))
                    .headers()
                    .issues()
                    .isEmpty();
        } catch (SipParseException e) {
            return false;
        }
    }
}
