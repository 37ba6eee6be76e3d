package io.drsip.core.transaction;

import io.drsip.core.message.SipMessages;
import io.drsip.sip.CSeq;
import io.drsip.sip.CallId;
import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.Status;
import io.drsip.sip.Uri;
import io.drsip.sip.Via;

/** The messages of one call attempt. */
final class Messages {

    static final String BRANCH = "z9hG4bK77ef4c";

    private Messages() {}

    static SipRequest request(Method method) {
        Via via = Via.of("TLS", Fqdn.parse("sbc1.contoso.com"), 5061, BRANCH);
        return request(method, via.toString());
    }

    static SipRequest request(Method method, String via) {
        return SipMessages.request(method, Uri.parse("sip:+14255550101@sip.pstnhub.microsoft.com"))
                .header(HeaderType.VIA, Via.parse(via))
                .header(HeaderType.MAX_FORWARDS, 70)
                .header(HeaderType.FROM, NameAddr.parse("<sip:+14255550102@sbc1.contoso.com>;tag=a1"))
                .header(HeaderType.TO, NameAddr.parse("<sip:+14255550101@sip.pstnhub.microsoft.com>"))
                .header(HeaderType.CALL_ID, CallId.parse("c1"))
                .header(HeaderType.CSEQ, new CSeq(1, method))
                .build();
    }

    static SipResponse response(SipRequest request, int code) {
        return SipMessages.response(request, Status.of(code)).toTag("b1").build();
    }

    static SipRequest ack(SipRequest invite) {
        return SipMessages.ack(invite, response(invite, 486));
    }
}
