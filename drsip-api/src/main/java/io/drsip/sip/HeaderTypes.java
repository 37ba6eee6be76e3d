package io.drsip.sip;

import java.util.List;

/** All headers that this library reads as more than text. */
final class HeaderTypes {

    static final List<HeaderType<?>> ALL = List.of(
            HeaderType.VIA,
            HeaderType.FROM,
            HeaderType.TO,
            HeaderType.CALL_ID,
            HeaderType.CSEQ,
            HeaderType.CONTACT,
            HeaderType.ROUTE,
            HeaderType.RECORD_ROUTE,
            HeaderType.MAX_FORWARDS,
            HeaderType.CONTENT_LENGTH,
            HeaderType.CONTENT_TYPE,
            HeaderType.CONTENT_DISPOSITION,
            HeaderType.CONTENT_ENCODING,
            HeaderType.ALLOW,
            HeaderType.ALLOW_EVENTS,
            HeaderType.ACCEPT,
            HeaderType.SUPPORTED,
            HeaderType.REQUIRE,
            HeaderType.PROXY_REQUIRE,
            HeaderType.UNSUPPORTED,
            HeaderType.RETRY_AFTER,
            HeaderType.REASON,
            HeaderType.WARNING,
            HeaderType.DATE,
            HeaderType.EXPIRES,
            HeaderType.MIN_EXPIRES,
            HeaderType.SESSION_EXPIRES,
            HeaderType.MIN_SE,
            HeaderType.P_ASSERTED_IDENTITY,
            HeaderType.P_PREFERRED_IDENTITY,
            HeaderType.REMOTE_PARTY_ID,
            HeaderType.PRIVACY,
            HeaderType.HISTORY_INFO,
            HeaderType.DIVERSION,
            HeaderType.REFER_TO,
            HeaderType.REFERRED_BY,
            HeaderType.REPLACES,
            HeaderType.EVENT,
            HeaderType.SUBSCRIPTION_STATE,
            HeaderType.RSEQ,
            HeaderType.RACK,
            HeaderType.GEOLOCATION,
            HeaderType.USER_AGENT,
            HeaderType.SERVER,
            HeaderType.SUBJECT);

    private HeaderTypes() {}
}
