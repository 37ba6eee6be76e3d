package io.drsip.sip;

/** Forms that a header asks of its addresses when it is written, whatever it takes when it is read. */
final class AddressForms {

    private AddressForms() {}

    /** With angle brackets: {@code name-addr}. */
    static String bracketed(NameAddr address) {
        return address.bracketed().toString();
    }

    /**
     * Reads an address that has no parameters: behind angle brackets they are passed over, without brackets they are
     * those of the URI (RFC 3325 section 9.1).
     */
    static NameAddr readIdentity(Scanner scanner) {
        NameAddr address = NameAddr.read(scanner);
        if (address.params().isEmpty()) {
            return address;
        }
        return address.isBracketed() ? address.withParams(Params.none()) : readBare(address);
    }

    private static NameAddr readBare(NameAddr address) {
        try {
            return NameAddr.of(Uri.parse(address.toString()));
        } catch (SipParseException noParamsOfUri) {
            return address.withParams(Params.none());
        }
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
