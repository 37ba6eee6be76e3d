package io.drsip.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyScopeTest {

    private static final Map<String, PolicyScope> SCOPES = Map.of(
            "everything", PolicyScope.everything(),
            "out", PolicyScope.toMicrosoft(),
            "in", PolicyScope.fromMicrosoft(),
            "first", PolicyScope.toMicrosoft().initialRequests(),
            "later", PolicyScope.toMicrosoft().inDialogRequests(),
            "requests", PolicyScope.everything().requests(),
            "answers", PolicyScope.toMicrosoft().responses("18x", "200"),
            "invites", PolicyScope.everything().methods(Method.INVITE),
            "union", PolicyScope.fromMicrosoft().or(PolicyScope.toMicrosoft().responses("405")),
            "nothing", PolicyScope.toMicrosoft().requests().responses());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            out | INVITE            | everything first invites out requests
            out | OPTIONS           | everything first out requests
            out | INVITE tagged     | everything invites later out requests
            out | ACK               | everything later out requests
            out | CANCEL            | everything later out requests
            out | 180 INVITE        | answers everything invites out
            out | 199 INVITE        | everything invites out
            out | 200 OPTIONS       | answers everything out
            out | 405 INFO          | everything out union
            in  | INVITE            | everything in invites requests union
            in  | 200 INVITE        | everything in invites union
            """)
    void aScopeIsDirectionPhaseMethodAndStatus(String direction, String kind, String scopes) {
        PolicyContext context = context(direction, kind);

        String matching = Stream.of(SCOPES)
                .flatMap(map -> map.entrySet().stream())
                .filter(scope -> scope.getValue().matches(context))
                .map(Map.Entry::getKey)
                .sorted()
                .collect(Collectors.joining(" "));

        assertEquals(scopes, matching);
    }

    private static PolicyContext context(String direction, String kind) {
        String[] words = kind.split(" ", -1);
        boolean response = words[0].matches("[0-9]{3}");
        String method = response ? words[1] : words[0];
        String start = response ? "SIP/2.0 " + words[0] + " Any" : method + " sip:contoso.com SIP/2.0";
        String tag = kind.endsWith(" tagged") ? ";tag=1" : "";
        String text = start + "\r\nTo: <sip:contoso.com>" + tag + "\r\nCSeq: 1 " + method + "\r\n\r\n";
        return PolicyContext.builder(
                        direction.equals("out") ? Direction.TO_MICROSOFT : Direction.FROM_MICROSOFT,
                        SipMessage.parse(text.getBytes(UTF_8)),
                        Fqdn.parse("sbc1.contoso.com"))
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "18", "7xx", "4055", "18X"})
    void aStatusIsWrittenWithThreeCharacters(String pattern) {
        assertThrows(
                IllegalArgumentException.class, () -> PolicyScope.everything().responses(pattern));
    }

    @Test
    void noMethodIsNoScope() {
        assertThrows(
                IllegalArgumentException.class, () -> PolicyScope.everything().methods());
    }

    @Test
    void aScopeReadsAsWhatItMeans() {
        assertEquals(
                "TO_MICROSOFT RESPONSE [18x, 200] or FROM_MICROSOFT INITIAL_REQUEST [INVITE]",
                Objects.requireNonNull(SCOPES.get("answers"))
                        .or(PolicyScope.fromMicrosoft().initialRequests().methods(Method.INVITE))
                        .toString());
    }
}
