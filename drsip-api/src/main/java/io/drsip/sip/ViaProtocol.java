package io.drsip.sip;

import java.util.List;
import java.util.stream.Stream;

/** How a Via begins: {@code sent-protocol} of RFC 3261 section 25.1, and the white space behind it. */
final class ViaProtocol {

    private static final String PROTOCOL_RULE = "a Via begins with SIP/2.0/ and a transport";
    private static final Word PROTOCOL = Word.anyCase("SIP/2.0/");
    private static final List<Word> TRANSPORTS = Stream.of("TLS", "TCP", "UDP", "WSS", "WS", "SCTP", "TLS-SCTP")
            .map(Word::anyCase)
            .toList();

    private ViaProtocol() {}

    /** Moves to the host; tells the transport, in capital letters. */
    static String expect(Scanner scanner) {
        expectProtocol(scanner);
        return expectTransport(scanner);
    }

    private static void expectProtocol(Scanner scanner) {
        if (scanner.consumeWord(PROTOCOL)) {
            scanner.consumeLws();
        } else {
            expectWord(scanner, "SIP");
            expectWord(scanner, "2.0");
        }
    }

    private static void expectWord(Scanner scanner, String word) {
        int start = scanner.offset();
        if (!scanner.expectToken(PROTOCOL_RULE).equalsIgnoreCase(word)) {
            throw scanner.errorAt(PROTOCOL_RULE, start);
        }
        scanner.expectSeparator('/', PROTOCOL_RULE);
    }

    private static String expectTransport(Scanner scanner) {
        int start = scanner.offset();
        if (!scanner.consumeAll(Grammar.TOKEN)) {
            throw scanner.error(PROTOCOL_RULE);
        }
        int end = scanner.offset();
        if (!scanner.consumeLws()) {
            throw scanner.error("white space stands between transport and host of a Via");
        }
        for (int i = 0; i < TRANSPORTS.size(); i++) {
            if (scanner.isWord(TRANSPORTS.get(i), start, end)) {
                return TRANSPORTS.get(i).toString();
            }
        }
        return Grammar.upper(scanner.ascii(start, end));
    }
}
