package io.drsip.call;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.SipRequest;
import java.util.List;
import java.util.Optional;

/**
 * Where the Teams user is, and which way the media takes: the X-MS headers of an INVITE or re-INVITE (Microsoft, Local
 * Media Optimization). Immutable.
 *
 * <p>Microsoft sends them on trunks with a {@code BypassMode} only.
 *
 * @param userLocation {@code internal} or {@code external}, as written
 * @param mediaPath the SBCs that the media passes, the target last; empty if it is not told
 * @param userSite the site that the user is at
 */
public record LocalMedia(Optional<String> userLocation, List<String> mediaPath, Optional<String> userSite) {

    /**
     * Copies the list.
     *
     * @param userLocation where the user is
     * @param mediaPath the SBCs that the media passes
     * @param userSite the site that the user is at
     */
    public LocalMedia {
        mediaPath = List.copyOf(mediaPath);
    }

    /**
     * Reads X-MS-UserLocation, X-MS-MediaPath and X-MS-UserSite; what cannot be read is left out.
     *
     * @param request an INVITE or re-INVITE
     * @return what they say; empty if there are none
     */
    public static Optional<LocalMedia> of(SipRequest request) {
        Headers headers = request.headers();
        LocalMedia found = new LocalMedia(
                text(headers, HeaderType.X_MS_USER_LOCATION),
                headers.sound(HeaderType.X_MS_MEDIA_PATH).stream()
                        .map(Printable::of)
                        .toList(),
                text(headers, HeaderType.X_MS_USER_SITE));
        boolean told = found.userLocation.isPresent() || !found.mediaPath.isEmpty() || found.userSite.isPresent();
        return told ? Optional.of(found) : Optional.empty();
    }

    private static Optional<String> text(Headers headers, HeaderType<String> type) {
        return headers.sound(type).stream()
                .map(Printable::of)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /**
     * Whether the user is in the network of the company; case counts, as in Microsoft's documents.
     *
     * @return true for {@code internal}; false also if it is not told
     */
    public boolean isInternal() {
        return userLocation.filter("internal"::equals).isPresent();
    }
}
