package io.drsip.sip;

/** Reads a URI of any scheme: apart from {@link Uri}, since an interface has no package-private methods. */
final class UriReader {

    private UriReader() {}

    /** Reads a URI that fills the whole range. */
    static Uri read(Scanner scanner) {
        int start = scanner.offset();
        boolean letter = Grammar.is(Grammar.ALPHA, Math.max(scanner.peek(), 0));
        boolean named = letter && scanner.consumeAll(Grammar.SCHEME);
        String scheme = Grammar.lower(scanner.textFrom(start));
        if (!named || !scanner.consume(':')) {
            throw scanner.errorAt("a URI begins with a scheme such as sip:", start);
        }
        return switch (scheme) {
            case "sip", "sips" -> SipUri.read(scanner, start);
            case "tel" -> TelUri.read(scanner, start);
            default -> OtherUri.read(scanner, start);
        };
    }
}
