package io.drsip.sip;

/** Forms that a header asks of its addresses when it is written, whatever it takes when it is read. */
final class AddressForms {

    private AddressForms() {}

    /** With angle brackets: {@code name-addr}. */
    static String bracketed(NameAddr address) {
        return address.bracketed().toString();
    }

    /** Reads an address and passes over its parameters, of which RFC 3325 knows none. */
    static NameAddr readIdentity(Scanner scanner) {
        NameAddr address = NameAddr.read(scanner);
        return address.params().isEmpty() ? address : address.withParams(Params.none());
    }

    /** Refuses parameters: nobody is to wonder where those went that he has set. */
    static String identity(String header, NameAddr address) {
        if (!address.params().isEmpty()) {
            throw new IllegalArgumentException(
                    header + " has no parameters (RFC 3325 section 9): give them to its URI, or"
                            + " leave them out, with withParams(Params.none())");
        }
        return address.toString();
    }
}
