package io.drsip.core.dialog;

import io.drsip.core.message.RequestBuilder;
import io.drsip.core.message.ResponseBuilder;
import io.drsip.sip.HeaderType;
import io.drsip.sip.MinSe;
import io.drsip.sip.OptionTag;
import io.drsip.sip.SessionExpires;
import java.util.List;
import java.util.Optional;

/**
 * What a message says of the session timer (RFC 4028). Immutable.
 *
 * @param sessionExpires how long the session lives without a refresh, and who refreshes it; empty for no timer
 * @param minSe the shortest interval that is taken; only in requests
 * @param supported {@code timer}, or nothing on a leg without timers
 * @param require {@code timer} in a 2xx to somebody who supports it, else nothing
 */
public record SessionHeaders(
        Optional<SessionExpires> sessionExpires,
        Optional<MinSe> minSe,
        List<OptionTag> supported,
        List<OptionTag> require) {

    /** Nothing, as on a leg without timers. */
    static final SessionHeaders NONE = new SessionHeaders(Optional.empty(), Optional.empty(), List.of(), List.of());

    static final List<OptionTag> TIMER = List.of(OptionTag.TIMER);

    /**
     * Keeps copies of the lists.
     *
     * @param sessionExpires how long the session lives without a refresh, and who refreshes it
     * @param minSe the shortest interval that is taken
     * @param supported what Supported says of it
     * @param require what Require says of it
     */
    public SessionHeaders {
        supported = List.copyOf(supported);
        require = List.copyOf(require);
    }

    /**
     * Adds all but Supported, which tells other things too.
     *
     * @param request our INVITE
     * @return the same builder
     */
    public RequestBuilder addTo(RequestBuilder request) {
        return request.headers(
                        HeaderType.SESSION_EXPIRES, sessionExpires.stream().toList())
                .headers(HeaderType.MIN_SE, minSe.stream().toList())
                .headers(HeaderType.REQUIRE, require);
    }

    /**
     * Adds all but Supported, which tells other things too.
     *
     * @param response our 2xx to an INVITE
     * @return the same builder
     */
    public ResponseBuilder addTo(ResponseBuilder response) {
        return response.headers(
                        HeaderType.SESSION_EXPIRES, sessionExpires.stream().toList())
                .headers(HeaderType.MIN_SE, minSe.stream().toList())
                .headers(HeaderType.REQUIRE, require);
    }
}
