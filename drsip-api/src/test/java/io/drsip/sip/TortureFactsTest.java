package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.corpus.Corpus;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the torture messages of RFC 4475 and RFC 5118 say, if the build names them: every fact of their indexes. */
class TortureFactsTest {

    /** The descriptions of media are not read by this package. */
    private static final String SDP = "sdp.";

    @Test
    void theValuesAreThoseOfTheIndex() {
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> actual = new TreeMap<>();
        for (String rfc : List.of("rfc4475", "rfc5118")) {
            for (Map<?, ?> row : Corpus.isGiven() ? index(rfc) : List.<Map<?, ?>>of()) {
                if (row.get("parse") instanceof Map<?, ?> facts) {
                    SipMessage message = SipMessage.parse(Corpus.octets(rfc + "/" + row.get("file")));
                    facts.forEach((key, value) -> {
                        String name = String.valueOf(key);
                        if (!name.startsWith(SDP)) {
                            expected.put(row.get("name") + " " + key, String.valueOf(value));
                            actual.put(row.get("name") + " " + key, new Facts(message).of(name));
                        }
                    });
                }
            }
        }

        assertEquals(expected, actual);
    }

    private static List<Map<?, ?>> index(String rfc) {
        String text = new String(Corpus.octets(rfc + "/index.json"), StandardCharsets.UTF_8);
        List<?> rows = (List<?>) Objects.requireNonNull(Json.parse(text.replace('\n', ' ')));
        return rows.stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
    }

    /** Reads {@code from.uri} and the like in a message. */
    private record Facts(SipMessage message) {

        String of(String name) {
            String[] parts = name.split("\\.", 2);
            String rest = parts.length > 1 ? parts[1] : "";
            return switch (parts[0]) {
                case "method" -> ((SipRequest) message).method().toString();
                case "status" -> "" + ((SipResponse) message).status().code();
                case "reason" -> ((SipResponse) message).reasonPhrase().toString();
                case "ruri" -> rest.isEmpty() ? "" + request() : uri(request(), rest);
                case "to" -> address(message.headers().require(HeaderType.TO), rest);
                case "from" -> address(message.headers().require(HeaderType.FROM), rest);
                case "contact" -> listed(HeaderType.CONTACT, rest);
                case "via" -> via(rest);
                case "cseq" -> cseq(rest);
                case "body" -> "" + message.body().length();
                case "header" -> text(rest);
                case "subject" -> text(name);
                case "route", "accept" -> "" + commaList(parts[0]);
                case "call-id" -> message.headers().require(HeaderType.CALL_ID).toString();
                default -> text(name).split(";", -1)[0];
            };
        }

        private Uri request() {
            return ((SipRequest) message).requestUri();
        }

        private String text(String header) {
            String value = message.headers().require(HeaderType.text(header));
            boolean number = header.endsWith("s") || header.endsWith("h");
            return number && value.matches("\\d+") ? "" + Integer.parseInt(value) : value;
        }

        private int commaList(String header) {
            return header.equals("route")
                    ? message.headers().all(HeaderType.ROUTE).size()
                    : text(header).split(",", -1).length;
        }

        private String cseq(String part) {
            CSeq cseq = message.headers().require(HeaderType.CSEQ);
            return part.isEmpty() ? "" + cseq.number() : cseq.method().toString();
        }

        private String listed(HeaderType<NameAddr> type, String rest) {
            List<NameAddr> values = message.headers().all(type);
            if (rest.equals("count")) {
                return "" + values.size();
            }
            String[] parts = rest.split("\\.", 2);
            return address(values.get(Integer.parseInt(parts[0])), parts[1]);
        }

        private static String address(NameAddr value, String fact) {
            String[] parts = fact.split("\\.", 2);
            return switch (parts[0]) {
                case "uri" -> value.uri().toString();
                case "tag" -> value.tag().orElse("none");
                case "display" ->
                    parts.length > 1
                            ? HexFormat.of()
                                    .formatHex(value.displayName().orElse("").getBytes(StandardCharsets.UTF_8))
                            : value.displayName().orElse("none");
                case "headerparams" -> "" + value.params().size();
                case "headerparam" ->
                    value.params().has(parts[1]) ? value.params().get(parts[1]).orElse("") : "none";
                case "user", "host", "uriparam", "uriparams", "uriheader" -> uri(value.uri(), fact);
                default -> value.params().get(fact).orElse("none");
            };
        }

        private static String uri(Uri any, String fact) {
            SipUri uri = (SipUri) any;
            String[] parts = fact.split("\\.", 2);
            String rest = parts.length > 1 ? parts[1] : "";
            return switch (parts[0]) {
                case "user" -> user(uri, rest);
                case "password" -> uri.password().orElse("none");
                case "host" -> host(uri.host(), rest.equals("canonical"));
                case "port" -> uri.port().isPresent() ? "" + uri.port().getAsInt() : "null";
                case "params", "uriparams" -> "" + uri.params().size();
                case "uriparam" -> parameter(uri.params(), rest);
                case "uriheader" ->
                    uri.headers().stream()
                            .filter(header -> header.name().equals(rest))
                            .findFirst()
                            .map(header -> Escapes.decode(header.value()))
                            .orElse("none");
                default -> "no such fact";
            };
        }

        private static String user(SipUri uri, String form) {
            return switch (form) {
                case "decoded" -> uri.decodedUser().orElse("none");
                case "decoded.length" -> "" + uri.decodedUser().orElse("").length();
                default -> uri.user().orElse("none");
            };
        }

        /** A name that was written with escapes is found by what it means; a value keeps its own. */
        private static String parameter(Params params, String name) {
            return name.endsWith(".decoded-name")
                    ? "" + params.has(name.substring(0, name.indexOf('.')))
                    : Escapes.decode(params.get(name).orElse(params.has(name) ? "" : "none"));
        }

        private String via(String rest) {
            List<Via> values = message.headers().all(HeaderType.VIA);
            if (rest.equals("count")) {
                return "" + values.size();
            }
            Via via = values.get(Integer.parseInt(rest.substring(0, 1)));
            return switch (rest.substring(2)) {
                case "transport" -> via.transport();
                case "host" -> host(via.host(), false);
                case "port" -> "" + via.port().orElse(-1);
                case "branch" -> via.branch().orElse("none");
                case "received.address" -> host(via.received().orElseThrow(), false);
                default -> "no such fact";
            };
        }

        private static String host(Host host, boolean canonical) {
            String text = canonical ? host.canonical() : host.toString();
            return text.replaceAll("[\\[\\]]", "");
        }
    }
}
