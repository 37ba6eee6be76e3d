package io.drsip.call;

import io.drsip.sip.SipRequest;
import io.drsip.sip.Uri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One who was called before and sent the call on: forwarding or simultaneous ringing, told in History-Info (RFC 7044,
 * and RFC 4244, which Microsoft's documents name). Immutable.
 *
 * @param uri who, without the headers of the URI
 * @param cause why, as a SIP status: 302 without a condition, 408 for no answer, 486 for busy and so on (RFC 7544
 *     section 6.2), also one of Microsoft's own such as 496; empty if nobody says it
 * @param text why in words, without control characters
 * @param isPrivate whether this must not be shown to the one who is called: because of the entry or the whole message
 *     (RFC 7044 section 10.1), or since its privacy cannot be read
 * @param index the place in the tree of all targets, such as {@code 1.1}
 */
public record Diverter(Uri uri, OptionalInt cause, Optional<String> text, boolean isPrivate, Optional<String> index) {

    /**
     * Reads History-Info.
     *
     * <p>Microsoft's entries say in themselves why the call went on; with RFC 7044 the next entry does, or the
     * Request-URI, by its {@code cause} (RFC 4458). Both are read, the first one counts. The last entry is where the
     * call goes now, unless it says why it went on. Entries that break the grammar as those in Microsoft's older
     * documents do, with bare quotes and without commas, are read as far as they go; others are left out.
     *
     * @param invite what was received
     * @return who sent the call on, the first one first
     * @throws io.drsip.sip.SipParseException if the Request-URI breaks the grammar
     */
    public static List<Diverter> allIn(SipRequest invite) {
        List<HistoryEntry> entries = HistoryEntry.allIn(invite.headers());
        boolean hidden = HistoryEntry.areAllPrivate(invite.headers());
        List<Diverter> diverters = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            boolean last = i + 1 == entries.size();
            Uri next = last ? invite.requestUri() : entries.get(i + 1).uri();
            entries.get(i)
                    .diverter(next, last)
                    .map(diverter -> hidden ? diverter.asPrivate() : diverter)
                    .ifPresent(diverters::add);
        }
        return List.copyOf(diverters);
    }

    private Diverter asPrivate() {
        return new Diverter(uri, cause, text, true, index);
    }

    /**
     * The number of the one who sent the call on.
     *
     * @return the number in the URI; empty if there is none
     */
    public Optional<String> number() {
        return UserNumber.of(uri);
    }
}
