package io.drsip.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that were damaged, always in the same way: each is refused by the rules, or read and written as a value. */
class MutationTest {

    private static final int ROUNDS = 4_000;
    private static final byte[] SPICE = "<>\"\\;,:=@?&%*()[]/ \t\r\n\0\u00e9+-.0aA".getBytes(StandardCharsets.UTF_8);

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(
                        "sip:+14255550100:pw@[2001:db8::1]:5061;transport=tls;x=%41/b?a=b&c=%3B",
                        reader(UriReader::read)),
                arguments("tel:+1-(425)-555.0100;ext=12;phone-context=+1", reader(UriReader::read)),
                arguments("\"Doe, \\\"J\" <sip:a@contoso.com;lr>;tag=1;p=\"x;y\"", reader(NameAddr::read)),
                arguments("John Doe<sip:a,b@192.0.2.1?x=y> ; expires = 60", reader(MutationTest::rewritten)),
                arguments(
                        "SIP/2.0/TLS [::ffff:192.0.2.1]:5061;received=2001:db8::1;branch=z9hG4bK1;rport=1",
                        reader(Via::read)),
                arguments("1 INVITE", reader(CSeq::read)),
                arguments("120 (in (a) meeting);duration=60", reader(RetryAfter::read)),
                arguments("Q.850 ;cause=63 ;text=\"a;b\"", reader(Reason::read)),
                arguments("multipart/mixed;boundary=\"b 1\"", reader(MediaType::read)),
                arguments("abc@192.0.2.1", reader(CallId::read)),
                arguments("text/* ;level=1;q=0.875", reader(MediaRange::read)),
                arguments("399 [2001:db8::1]:5061 \"a \\\"b\\\" c\"", reader(Warning::read)),
                arguments("presence.winfo;id=93809824;x=\"a;b\"", reader(EventPackage::read)),
                arguments("terminated;reason=probation;retry-after=4294967295", reader(SubscriptionState::read)),
                arguments("render;handling=optional;x", reader(ContentDisposition::read)),
                arguments(
                        "\"J D\" <sip:j@h>;party=calling;privacy=uri-network;screen=yes", reader(RemotePartyId::read)),
                arguments("<tel:+1-425>;reason=\"no-answer\";counter=02;limit=9", reader(Diversion::read)),
                arguments(
                        "<sip:a@h;user=phone?Reason=SIP%3Bcause%3D302&Privacy=history>;index=1.1;mp=1",
                        reader(MutationTest::history)),
                arguments("id ;user;critical", reader(Privacy::read)),
                arguments("98732@h ;from-tag=r33;to-tag=ff8;early-only", reader(Replaces::read)),
                arguments("4294967295 ;refresher=uac;x=y", reader(SessionExpires::read)),
                arguments("90 ;x=\"y\"", reader(MinSe::read)),
                arguments("4294967295 1 INVITE", reader(RAck::read)));
    }

    private static Function<Scanner, ?> reader(Function<Scanner, ?> reader) {
        return reader;
    }

    private static HistoryInfo history(Scanner scanner) {
        HistoryInfo value = HistoryInfo.read(scanner);
        try {
            value.reasons();
            value.privacy();
        } catch (SipParseException e) {
            assertTrue(e.offset() >= 0, e.getMessage());
        }
        return value;
    }

    private static NameAddr rewritten(Scanner scanner) {
        NameAddr value = NameAddr.read(scanner);
        return value.withUri(value.uri());
    }

    @ParameterizedTest
    @MethodSource("values")
    void damagedValuesAreRefusedByTheRulesOrReadAgainAsTheyAreWritten(String text, Function<Scanner, ?> reader) {
        Random random = new Random(4475);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = damaged(text.getBytes(StandardCharsets.UTF_8), random);
            int from = random.nextInt(4);
            byte[] around = new byte[from + damaged.length + 3];
            System.arraycopy(damaged, 0, around, from, damaged.length);
            Scanner scanner = new Scanner(around, from, from + damaged.length, ParseLimits.defaults());
            try {
                Object value = reader.apply(scanner);

                assertTrue(scanner.offset() <= from + damaged.length);
                assertEquals(value, reader.apply(Scanner.of(value.toString())));
            } catch (SipParseException e) {
                assertTrue(e.offset() >= from && e.offset() <= from + damaged.length, e.getMessage());
            }
        }
    }

    private static byte[] damaged(byte[] octets, Random random) {
        byte[] damaged = octets.clone();
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(damaged.length);
            int other = random.nextInt(damaged.length);
            switch (random.nextInt(3)) {
                case 0 -> damaged[at] = SPICE[random.nextInt(SPICE.length)];
                case 1 -> damaged[at] = damaged[other];
                default ->
                    System.arraycopy(octets, Math.min(at, other), damaged, at, damaged.length - Math.max(at, other));
            }
        }
        return damaged;
    }
}
