package io.drsip.sip;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.drsip.corpus.Corpus;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Header lines that a long-lived stack accepts: the values accept them too, but for those listed here. */
class HeaderValueCorpusTest {

    private static final Map<String, Function<Scanner, ?>> READERS = Map.ofEntries(
            entry("CSeq", CSeq::read),
            entry("CallID", CallId::read),
            entry("Contact", NameAddr::read),
            entry("ContentType", MediaType::read),
            entry("From", NameAddr::read),
            entry("PAssertedIdentity", NameAddr::read),
            entry("PAssociatedURI", NameAddr::read),
            entry("PCalledPartyID", NameAddr::read),
            entry("PPreferredIdentity", NameAddr::read),
            entry("PServedUser", NameAddr::read),
            entry("Path", NameAddr::read),
            entry("ReasonHeader", Reason::read),
            entry("RecordRoute", NameAddr::read),
            entry("ReferTo", NameAddr::read),
            entry("ReferredBy", NameAddr::read),
            entry("RetryAfter", RetryAfter::read),
            entry("Route", NameAddr::read),
            entry("Supported", OptionTag::read),
            entry("To", NameAddr::read),
            entry("Via", Via::read));

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
     * URI and its brackets (RFC 4475 section 3.1.2.14).
     */
    private static boolean isRefused(String header, String value) {
        boolean comment = header.equals("Via") && value.contains("(");
        return value.equals("*") || comment || value.contains("< ") || value.contains(" >");
    }

    static Stream<Arguments> lines() {
        return Stream.concat(
                        OWN.lines().map(row -> List.of(row.split("\t", -1))),
                        Corpus.rows("headers/jain-sip-headers.tsv"))
                .filter(row -> READERS.containsKey(row.get(0)))
                .map(row -> arguments(
                        row.get(0), String.valueOf(Json.parse(row.get(4))).strip()));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aLineIsReadUnlessThereIsAReason(String header, String line) {
        String value = line.substring(line.indexOf(':') + 1).strip();

        boolean read = isRead(READERS.getOrDefault(header, OptionTag::read), value);

        assertEquals(!isRefused(header, value), read, line);
    }

    private static boolean isRead(Function<Scanner, ?> reader, String value) {
        try {
            Scanner.of(value).expectList(reader, 8);
            return true;
        } catch (SipParseException e) {
            return false;
        }
    }
}
