package io.drsip.sip;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who calls or is called, told by a network of before RFC 3325 (draft-ietf-sip-privacy-04).
 *
 * <p>Equal ones have equal addresses. A parsed one is written as it came. Immutable.
 *
 * @param address name, URI and parameters: {@code party}, {@code screen}, {@code privacy}, {@code id-type} and others
 */
public record RemotePartyId(NameAddr address) {

    private static final String PARTY = "party";
    private static final String SCREEN = "screen";
    private static final String PRIVACY = "privacy";
    private static final String ID_TYPE = "id-type";

    /**
     * Checks the grammar.
     *
     * @param address name, URI and parameters
     * @throws IllegalArgumentException if one of the parameters of the draft has no value
     */
    public RemotePartyId {
        CheckedParams.require(address.params(), RemotePartyId::problem);
    }

    private static @Nullable String problem(Params params) {
        return CheckedParams.first(
                CheckedParams.valueProblem(params, PARTY),
                CheckedParams.valueProblem(params, SCREEN),
                CheckedParams.valueProblem(params, PRIVACY),
                CheckedParams.valueProblem(params, ID_TYPE));
    }

    /**
     * Reads one value.
     *
     * @param text such as {@code "Alice" <sip:alice@contoso.com>;party=calling;screen=yes}, white space around it
     *     allowed
     * @return the value
     * @throws SipParseException if it breaks the grammar, or holds more than one value
     */
    public static RemotePartyId parse(String text) {
        return Scanner.readAll(text, RemotePartyId::read);
    }

    /** Reads one value of a list. */
    static RemotePartyId read(Scanner scanner) {
        return new RemotePartyId(CheckedParams.readAddress(scanner, RemotePartyId::problem));
    }

    /**
     * Which party it is.
     *
     * @return such as {@code calling} or {@code called}, made lower case; empty if it is not told
     */
    public Optional<String> party() {
        return lower(PARTY);
    }

    /**
     * Whether the network vouches for it.
     *
     * @return true for {@code screen=yes}
     */
    public boolean isScreened() {
        return lower(SCREEN).orElse("").equals("yes");
    }

    /**
     * What is to be hidden.
     *
     * @return such as {@code full}, {@code name}, {@code uri} or {@code off}, with a suffix such as {@code -network} if
     *     it has one, made lower case; empty if it is not told
     */
    public Optional<String> privacy() {
        return lower(PRIVACY);
    }

    /**
     * Sets the party.
     *
     * @param party a token such as {@code calling}
     * @return a changed value
     * @throws IllegalArgumentException if it is no token
     */
    public RemotePartyId withParty(String party) {
        return with(PARTY, party);
    }

    /**
     * Says whether the network vouches for it.
     *
     * @param screened true for {@code screen=yes}
     * @return a changed value
     */
    public RemotePartyId withScreen(boolean screened) {
        return with(SCREEN, screened ? "yes" : "no");
    }

    /**
     * Sets what is to be hidden.
     *
     * @param privacy a token such as {@code full} or {@code off}
     * @return a changed value
     * @throws IllegalArgumentException if it is no token
     */
    public RemotePartyId withPrivacy(String privacy) {
        return with(PRIVACY, privacy);
    }

    private RemotePartyId with(String name, String value) {
        return new RemotePartyId(address.withParam(name, value));
    }

    private Optional<String> lower(String name) {
        return address.params().text(name).map(Grammar::lower);
    }

    /** The value as it was parsed; of one that was made or changed, its parts. */
    @Override
    public String toString() {
        return address.toString();
    }
}
