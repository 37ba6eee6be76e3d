package io.drsip.core.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.policy.PolicyOutcome.Passed;
import io.drsip.policy.Capabilities;
import io.drsip.policy.Direction;
import io.drsip.policy.HeaderPolicy;
import io.drsip.policy.Mode;
import io.drsip.policy.PolicyContext;
import io.drsip.policy.PolicyScope;
import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.OptionTag;
import io.drsip.sip.SipFramer;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.testkit.StrictMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Random lists of rules over random messages, always the same ones. */
class PolicyPropertyTest {

    static final List<HeaderType<?>> REMOVED = List.of(
            HeaderType.REPLACES,
            HeaderType.SESSION_EXPIRES,
            HeaderType.REFERRED_BY,
            HeaderType.REMOTE_PARTY_ID,
            HeaderType.GEOLOCATION,
            HeaderType.SUPPORTED,
            HeaderType.text("X-MS-UserSite"));

    private static final int ROUNDS = 3_000;

    private static final List<String> KINDS =
            List.of("INVITE", "OPTIONS", "re-INVITE", "BYE", "ACK", "CANCEL", "180 INVITE", "200 INVITE", "486 INVITE");

    /** Lines that some rule looks at, and some that none does. */
    private static final List<String> LINES = List.of(
            "Contact: \"B, C\" <sips:b@contoso.com;x=1>;q=0.5",
            "m : sip:+14255550101@sbc1.contoso.com:5061;expires=60",
            "CONTACT:<sip:a@10.0.0.7:5060;transport=udp?Subject=a>",
            "Record-Route: <sip:sbc1.contoso.com;lr=on>,<sip:pbx.contoso.com;lr=on>",
            "record-route:\\r\\n <sips:sbc1.contoso.com:5061;lr>",
            "P-Asserted-Identity: <tel:+14255550100>,<sips:a@contoso.com>",
            "Remote-Party-ID: \"A\" <sip:a@contoso.com>;party=calling;privacy=full",
            "P-Preferred-Identity: <sip:a@contoso.com>",
            "Privacy: id;user",
            "Allow: INVITE,ACK,REFER",
            "aLLOW : \\r\\n\\tOPTIONS",
            "k: 100rel,timer",
            "Require: 100rel, replaces, x-own",
            "Replaces : 1@contoso.com;to-tag=a;from-tag=b",
            "x: 30;refresher=uas",
            "Min-SE: 30",
            "RSeq: 7",
            "b: <sip:a@contoso.com;x-m=8:orgid:1>",
            "Geolocation: <cid:a@contoso.com>",
            "X-MS-UserSite: a",
            "X-Own: 1\\r\\nX-Own: 2",
            "Subject: \\r\\n folded\\r\\n\\tline",
            "History-Info: <sip:a@contoso.com?Reason=SIP%3Bcause%3D302>;index=1,<sip:b@contoso.com>;index=1.1",
            "Diversion: <sip:a@contoso.com>;reason=user-busy;counter=1",
            "Reason: Q.850;cause=34;text=\"a;b\"");

    private static final List<String> TARGETS = List.of(
            "Request-URI: sip:14255550100@sip.pstnhub.microsoft.com",
            "Request-URI: sips:+14255550100@sip.pstnhub.microsoft.com?Replaces=1",
            "Request-URI: sip:911@sip.pstnhub.microsoft.com;cause=302",
            "Request-URI: tel:+14255550100",
            "Request-URI: sip:sip.pstnhub.microsoft.com:5061;transport=tls;x-m=8:orgid:1",
            "From: \"A \\\" B\" <sips:14255550101@192.0.2.1:5060;transport=udp;lr?a=b>;tag=a;x=\"y\"",
            "From: anonymous <sip:anonymous@anonymous.invalid>;tag=a",
            "From: <tel:+1-425-555-0101;ext=5>;tag=a",
            "To: sip:14255550100@contoso.com",
            "-");

    private final List<HeaderPolicy> all = FactTableTest.all().stream()
            .filter(policy -> !policy.name().equals("no-location") && policy.mode() == Mode.FIX)
            .toList();

    @Test
    void whatLeavesIsReadStrictlyAndOtherHeadersStay() {
        Random random = new Random(3261);
        for (int round = 0; round < ROUNDS; round++) {
            SipMessage message = message(random);
            PolicyContext context = context(message, random);
            PolicyPipeline pipeline = PolicyPipeline.of(some(random));

            Explanation explained = pipeline.explain(message, context);
            Passed passed = passed(pipeline.apply(message, context));

            check(message, passed, explained);
        }
    }

    private static SipMessage message(Random random) {
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        String base = TARGETS.get(random.nextInt(TARGETS.size()));
        boolean tagged = base.startsWith("To: ") && !kind.equals("INVITE") && !kind.equals("OPTIONS");
        List<String> lines = new ArrayList<>(LINES);
        Collections.shuffle(lines, random);
        String more = String.join("\n", lines.subList(0, random.nextInt(6)))
                .replace("\\r\\n", "\n")
                .replace("\\t", "\t");
        String text = Messages.of(kind, tagged ? "-" : base)
                .bytes()
                .toString()
                .replace("\r\n", "\n")
                .replace("Content-Length: 0\n", (more.isEmpty() ? "" : more + "\n") + "Content-Length: 0\n");
        return Messages.text(text);
    }

    private static PolicyContext context(SipMessage message, Random random) {
        Capabilities more = Capabilities.standard().withOptionTag(OptionTag.TIMER);
        return PolicyContext.builder(
                        random.nextInt(4) == 0 ? Direction.FROM_MICROSOFT : Direction.TO_MICROSOFT,
                        message,
                        Messages.TRUNK)
                .capabilities(random.nextBoolean() ? more : Capabilities.standard())
                .build();
    }

    private List<HeaderPolicy> some(Random random) {
        List<HeaderPolicy> some = new ArrayList<>(all);
        if (random.nextBoolean()) {
            Collections.shuffle(some, random);
        }
        return some.subList(0, 1 + random.nextInt(some.size()));
    }

    private static Passed passed(PolicyOutcome outcome) {
        if (outcome instanceof Passed passed) {
            return passed;
        }
        throw new AssertionError(outcome.toString());
    }

    private static void check(SipMessage message, Passed passed, Explanation explained) {
        SipMessage result = passed.message();
        // Rules in one go do what they do one after the other.
        assertEquals(explained.outcome(), passed);
        assertEquals(explained.differences().isEmpty(), !passed.isChanged());
        assertEquals(result.bytes(), passed.octets());
        if (!passed.isChanged()) {
            assertSame(message, result);
        }
        SipFramer framer = new SipFramer();
        framer.feed(passed.octets().toByteArray());
        assertEquals(new Frame.Message(result), framer.poll());
        assertEquals(message.body(), result.body());
        Set<String> changed =
                explained.differences().stream().map(Difference::header).collect(Collectors.toSet());
        assertEquals(others(message, changed), others(result, changed));
        if (StrictMessage.problems(message.bytes().toByteArray()).isEmpty()) {
            assertEquals(
                    List.of(),
                    StrictMessage.problems(passed.octets().toByteArray()),
                    () -> result.bytes().toString());
        }
    }

    /** The lines of the headers that no rule has changed, as they stand. */
    private static List<String> others(SipMessage message, Set<String> changed) {
        List<String> lines = new ArrayList<>();
        if (!changed.contains("Request-URI") || !(message instanceof SipRequest)) {
            lines.add(message.startLine().toString());
        }
        for (int entry = 0; entry < message.headers().size(); entry++) {
            int at = entry;
            boolean touched =
                    changed.stream().anyMatch(name -> message.headers().is(at, known(name)));
            if (!touched) {
                lines.add(message.headers().line(entry).toString());
            }
        }
        return lines;
    }

    private static HeaderType<?> known(String name) {
        return HeaderType.text(name);
    }

    @ParameterizedTest
    @FieldSource("REMOVED")
    void whatIsRemovedLeavesInNoSpelling(HeaderType<?> type) {
        PolicyPipeline removing = PolicyPipeline.of(List.of(
                HeaderPolicy.editing("remove", PolicyScope.everything(), (editor, context) -> editor.remove(type))));
        Random random = new Random(7044);
        for (int round = 0; round < 200; round++) {
            SipMessage message = Messages.text(Messages.of("INVITE", "-")
                    .bytes()
                    .toString()
                    .replace("\r\n", "\n")
                    .replace("Content-Length: 0\n", spelled(type, random) + "Content-Length: 0\n"));

            Passed passed =
                    passed(removing.apply(message, Messages.toMicrosoft(message).build()));

            assertTrue(message.headers().has(type), message.bytes()::toString);
            assertFalse(passed.message().headers().has(type));
            assertFalse(passed.octets().toString().contains("secret"), passed.octets()::toString);
        }
    }

    /** One to three lines of a header, with a value to look for. */
    private static String spelled(HeaderType<?> type, Random random) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line <= random.nextInt(3); line++) {
            String name =
                    type.compactName().filter(compact -> random.nextBoolean()).orElse(type.name());
            for (int i = 0; i < name.length(); i++) {
                char letter = name.charAt(i);
                text.append(random.nextBoolean() ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
            }
            text.append(List.of("", " ", "\t", " \t ").get(random.nextInt(4))).append(':');
            text.append(List.of("", " ", "\n ", "\t\n\t").get(random.nextInt(4)))
                    .append("secret");
            text.append(List.of("", ",secret", "\n secret", ",\n\tsecret").get(random.nextInt(4)))
                    .append('\n');
        }
        return text.toString();
    }
}
