package io.drsip.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Method;
import io.drsip.sip.OptionTag;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyContextTest {

    private static final Fqdn BASE = Fqdn.parse("customers.adatum.biz");
    private static final Fqdn CUSTOMER = Fqdn.parse("sbc1.customers.adatum.biz");

    @Test
    void aResponseIsKnownByItsCSeqAndItsStatus() {
        PolicyContext context = PolicyContext.builder(
                        Direction.TO_MICROSOFT, message("SIP/2.0 180 Ringing\r\nCSeq: 7 INVITE\r\n\r\n"), BASE)
                .build();

        assertEquals(Method.INVITE, context.method());
        assertEquals(Optional.of(Status.RINGING), context.status());
        assertEquals(Phase.RESPONSE, context.phase());
    }

    @Test
    void aResponseWithoutCSeqIsNone() {
        SipMessage broken = message("SIP/2.0 180 Ringing\r\n\r\n");

        assertThrows(SipParseException.class, () -> PolicyContext.builder(Direction.TO_MICROSOFT, broken, BASE));
    }

    @Test
    void theNameIsTheTenantsAndElseTheTrunks() {
        PolicyContext.Builder builder =
                PolicyContext.builder(Direction.TO_MICROSOFT, message("OPTIONS sip:contoso.com SIP/2.0\r\n\r\n"), BASE);

        assertEquals(BASE, builder.build().fqdn());
        assertEquals(CUSTOMER, builder.tenant(CUSTOMER).build().fqdn());
        assertEquals(
                "OPTIONS, initial request to Microsoft, sbc1.customers.adatum.biz:5068",
                builder.port(5068).build().toString());
    }

    @Test
    void aPortIsOne() {
        PolicyContext.Builder builder =
                PolicyContext.builder(Direction.TO_MICROSOFT, message("OPTIONS sip:contoso.com SIP/2.0\r\n\r\n"), BASE);

        assertThrows(IllegalArgumentException.class, () -> builder.port(0));
        assertThrows(IllegalArgumentException.class, () -> builder.port(65_536));
    }

    @Test
    void capabilitiesGrowInOrderAndWithoutRepetitions() {
        Capabilities more = Capabilities.standard()
                .withMethod(Method.BYE)
                .withMethod(Method.REFER)
                .withOptionTag(OptionTag.TIMER)
                .withOptionTag(new OptionTag("TIMER"));

        assertEquals(
                "[INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY, REFER]",
                more.methods().toString());
        assertEquals(List.of(OptionTag.TIMER), more.optionTags());
    }

    @Test
    void aRefusalRefusesAndFitsOnOneLine() {
        assertThrows(IllegalArgumentException.class, () -> Verdict.reject(Status.OK, "no"));
        assertThrows(IllegalArgumentException.class, () -> Verdict.reject(Status.FORBIDDEN, "a\r\nb"));
        assertEquals(new Verdict.Reject(Status.FORBIDDEN, "no"), Verdict.reject(Status.FORBIDDEN, "no"));
    }

    private static SipMessage message(String text) {
        return SipMessage.parse(text.getBytes(UTF_8));
    }
}
