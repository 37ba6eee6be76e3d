package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.drsip.corpus.Corpus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Verdicts about URIs: our own, and those of a corpus if the build names one. */
class UriCorpusTest {

    private static final String OWN = """
            valid	"sip:h"	{"scheme": "sip", "user": null, "password": null, "host": "h", "port": null, "params": {}, "headers": []}
            valid	"sips:u:@h:01;lr;a=b?c=&d=e"	{"scheme": "sips", "user": "u", "password": "", "host": "h", "port": 1, "params": {"lr": null, "a": "b"}, "headers": [["c", ""], ["d", "e"]]}
            valid	"tel:+1-425"	{"scheme": "tel", "opaque": "+1-425"}
            valid	"mailto:x@contoso.com"	{"scheme": "mailto", "opaque": "x@contoso.com"}
            invalid	"sip:u@h\\r\\n"	null
            invalid	"sip:u@h;a=b;A=c"	null
            """;

    private static final String OWN_PAIRS = """
            True	sip:%61@H;b;a=C	sip:a@h;a=%63
            True	sip:u@[::1]	sip:u@[0:0::1]
            True	sip:h;maddr=[::01]	sip:h;maddr=[::1]
            False	sip:h?a=B	sip:h?a=b
            False	sip:h?a=b&a=b	sip:h?a=b
            False	sip:h;user=phone	sip:h
            False	sip:h;x=1	sip:h;x
            """;

    /** A URI with more parameters than {@link ParseLimits} allow is refused, although the grammar has no limit. */
    private static boolean isOverLimit(String input) {
        return input.chars().filter(c -> c == ';').count()
                > ParseLimits.defaults().params();
    }

    static Stream<Arguments> verdicts() {
        Stream<Arguments> own =
                OWN.lines().map(line -> line.split("\t", -1)).map(cells -> arguments(cells[0], cells[1], cells[2]));
        return Stream.concat(own, Corpus.rows("uri/uri.tsv").map(row -> arguments(row.get(0), row.get(4), row.get(5))));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void aUriIsReadOrRefusedAsTheGrammarSays(String verdict, String input, String parts) {
        String text = String.valueOf(Json.parse(input));

        if (verdict.equals("invalid") || isOverLimit(text)) {
            assertThrows(SipParseException.class, () -> Uri.parse(text), text);
        } else {
            Uri uri = Uri.parse(text);

            assertEquals(Json.parse(parts), describe(uri));
            assertEquals(text, uri.toString());
        }
    }

    private static Map<String, @Nullable Object> describe(Uri uri) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("scheme", uri.scheme());
        if (!(uri instanceof SipUri sip)) {
            parts.put("opaque", uri.toString().substring(uri.scheme().length() + 1));
            return parts;
        }
        parts.put("user", sip.user().orElse(null));
        parts.put("password", sip.password().orElse(null));
        parts.put("host", sip.host().toString());
        parts.put("port", sip.port().isPresent() ? (long) sip.port().getAsInt() : null);
        Map<String, @Nullable String> params = new LinkedHashMap<>();
        sip.params()
                .names()
                .forEach(name -> params.put(name, sip.params().get(name).orElse(null)));
        parts.put("params", params);
        parts.put(
                "headers",
                sip.headers().stream().map(h -> List.of(h.name(), h.value())).toList());
        return parts;
    }

    static Stream<Arguments> pairs() {
        Stream<Arguments> own =
                OWN_PAIRS.lines().map(line -> line.split("\t", -1)).map(c -> arguments(c[0], c[1], c[2]));
        return Stream.concat(
                own, Corpus.rows("uri/equal.tsv").map(row -> arguments(row.get(0), row.get(3), row.get(4))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void urisAreEquivalentAsTheRfcSays(String equal, String a, String b) {
        boolean expected = Boolean.parseBoolean(equal);

        assertEquals(expected, Uri.parse(a).equivalentTo(Uri.parse(b)));
        assertEquals(expected, Uri.parse(b).equivalentTo(Uri.parse(a)));
    }
}
