package io.drsip.call;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.NameAddr;
import io.drsip.sip.Replaces;
import io.drsip.sip.SipRequest;
import java.util.List;
import java.util.Optional;

/**
 * What an INVITE from Microsoft tells a PBX, taken apart. Immutable.
 *
 * <p>Optional headers that break the grammar are left out, so that they make no call fail; a Privacy that cannot be
 * read makes the caller anonymous. Texts have no control characters.
 */
public final class CallFacts {

    private final Optional<String> dialledNumber;
    private final Caller caller;
    private final List<Diverter> divertedBy;
    private final Optional<NameAddr> referredBy;
    private final Optional<LocalMedia> localMedia;
    private final Optional<Replaces> replaces;
    private final Optional<String> offer;
    private final Optional<String> location;

    private CallFacts(SipRequest invite) {
        Headers headers = invite.headers();
        dialledNumber = UserNumber.dialled(invite.requestUri());
        caller = Caller.of(invite);
        divertedBy = Diverter.allIn(invite);
        referredBy = headers.sound(HeaderType.REFERRED_BY).stream().findFirst();
        localMedia = LocalMedia.of(invite);
        replaces = headers.sound(HeaderType.REPLACES).stream().findFirst();
        offer = CarriedBody.session(invite);
        location = CarriedBody.location(invite);
    }

    /**
     * Takes an INVITE apart.
     *
     * @param invite what was received, after the policies
     * @return what it tells
     * @throws io.drsip.sip.SipParseException if the Request-URI or From breaks the grammar, or From is missing
     */
    public static CallFacts of(SipRequest invite) {
        return new CallFacts(invite);
    }

    /**
     * Who is called.
     *
     * @return the user of the Request-URI without escapes, or the number of a tel URI; mostly with a plus, but an
     *     emergency number or what a translation rule of the trunk made may have none; empty if there is no user
     */
    public Optional<String> dialledNumber() {
        return dialledNumber;
    }

    /**
     * Who calls.
     *
     * @return number, name, and whether they may be shown
     */
    public Caller caller() {
        return caller;
    }

    /**
     * Who was called before and sent the call on: forwarding and simultaneous ringing. Microsoft tells it on trunks
     * with {@code ForwardCallHistory} only.
     *
     * @return the first one first; empty if the call comes directly, or nobody tells
     */
    public List<Diverter> divertedBy() {
        return divertedBy;
    }

    /**
     * Who has transferred the call (RFC 3892).
     *
     * @return Referred-By as it came
     */
    public Optional<NameAddr> referredBy() {
        return referredBy;
    }

    /**
     * Where the Teams user is, and which way the media takes.
     *
     * @return the X-MS headers; empty on trunks without Local Media Optimization
     */
    public Optional<LocalMedia> localMedia() {
        return localMedia;
    }

    /**
     * The call that this one takes the place of (RFC 3891).
     *
     * @return its Call-ID and tags, if there is one
     */
    public Optional<Replaces> replaces() {
        return replaces;
    }

    /**
     * The offer, also if it stands beside a location.
     *
     * @return the session description; empty if there is none that can be read
     */
    public Optional<String> offer() {
        return offer;
    }

    /**
     * Where the caller is, in an emergency call on a trunk with {@code PidfLoSupported} (RFC 6442).
     *
     * @return the PIDF-LO document
     */
    public Optional<String> location() {
        return location;
    }
}
