package io.drsip.core.engine;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * INVITEs of Microsoft's that are not confirmed, so that one which comes again in a new transaction is known.
 *
 * <p>It comes again over another path while the first one is alive (RFC 3261 section 8.2.2.2: a merged request), or
 * from another datacenter, possibly under a new Call-ID, since the connection of the first one broke (Microsoft,
 * Trunk failover on outbound calls). Then what stays is the correlation id of Microsoft's Contact. Single thread.
 */
final class WaitingInvites {

    /** Who holds such an INVITE. */
    interface Holder {

        /** The INVITE as it came last. */
        SipRequest invite();

        /** Whether the connection that it came over last is still there. */
        boolean isConnected();

        /** It has come again, after its connection broke. */
        void onRepeated(ServerTransaction transaction, Instant now);
    }

    private final Map<List<String>, Holder> holders = new HashMap<>();

    /** Who holds the same INVITE, while its path seems to be alive. */
    Optional<Holder> merged(SipRequest invite) {
        return Optional.ofNullable(holders.get(dialogKey(invite)))
                .filter(holder -> holder.isConnected() && number(holder.invite()) == number(invite));
    }

    /** Who holds an INVITE that this one repeats, since its connection broke. */
    Optional<Holder> orphan(SipRequest invite) {
        return keys(invite).stream()
                .flatMap(key -> Optional.ofNullable(holders.get(key)).stream())
                .filter(holder -> !holder.isConnected())
                .findFirst();
    }

    void add(SipRequest invite, Holder holder) {
        keys(invite).forEach(key -> holders.put(key, holder));
    }

    void remove(SipRequest invite, Holder holder) {
        keys(invite).forEach(key -> holders.remove(key, holder));
    }

    int size() {
        return holders.size();
    }

    private static List<List<String>> keys(SipRequest invite) {
        List<List<String>> keys = new ArrayList<>();
        keys.add(dialogKey(invite));
        String target = invite.requestUri().toString();
        correlation(invite.headers()).ifPresent(id -> keys.add(List.of("x-i", id, target)));
        return keys;
    }

    private static List<String> dialogKey(SipRequest invite) {
        Headers headers = invite.headers();
        String tag = headers.require(HeaderType.FROM).tag().orElse("");
        return List.of(headers.require(HeaderType.CALL_ID).toString(), tag);
    }

    private static long number(SipRequest invite) {
        return invite.headers().require(HeaderType.CSEQ).number();
    }

    /** The id that all attempts of one call have in common. */
    private static Optional<String> correlation(Headers headers) {
        return headers.sound(HeaderType.CONTACT).stream()
                .findFirst()
                .filter(contact -> contact.uri() instanceof SipUri)
                .flatMap(contact -> ((SipUri) contact.uri()).params().get("x-i"));
    }
}
