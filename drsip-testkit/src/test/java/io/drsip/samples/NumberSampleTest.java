package io.drsip.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.drsip.core.number.HeaderNumbers;
import io.drsip.policy.Direction;
import io.drsip.policy.NumberField;
import io.drsip.sip.Fqdn;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.Uri;
import io.drsip.tenant.NumberPlan;
import io.drsip.tenant.NumberShape;
import io.drsip.tenant.NumberShaper;
import io.drsip.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers in the shape that each side wants, and Google's libphonenumber for who needs the plans of all countries. */
final class NumberSampleTest {

    private static final NumberPlan PLAN = NumberPlan.builder("49")
            .emergencyNumbers("110")
            .shortNumbers("116117")
            .extensions("100", "499")
            .build();

    // region numbers
    Tenant berlin(Fqdn name) {
        NumberPlan plan = NumberPlan.builder("49")
                .emergencyNumbers("110")
                .shortNumbers("116117")
                .extensions("100", "499")
                .build();
        return Tenant.builder(name).numberPlan(plan).build();
    }

    Uri calledAtThePbx(SipRequest invite, NumberPlan plan) {
        return HeaderNumbers.of(plan)
                .with(Direction.FROM_MICROSOFT, NumberShape.NATIONAL, NumberField.REQUEST_URI)
                .uris(Direction.FROM_MICROSOFT, NumberField.REQUEST_URI)
                .apply(invite.requestUri());
    }
    // endregion

    @ParameterizedTest
    @CsvSource({"+493055512345, 03055512345", "+493055512345;ext=7, +493055512345;ext=7", "110, 110", "alice, alice"})
    void aPbxThatDialsNationallyIsServed(String user, String called) {
        String host = "@sbc1.contoso.com;user=phone";
        SipRequest invite = (SipRequest) SipMessage.parse(
                ("INVITE sip:" + user + host + " SIP/2.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        NumberPlan plan = berlin(Fqdn.parse("sbc1.contoso.com")).numberPlan().orElseThrow();

        assertEquals("sip:" + called + host, calledAtThePbx(invite, plan).toString());
        assertEquals(PLAN, plan);
    }

    /** The library reads, the plan protects and writes. */
    private static final class Libphonenumber implements NumberShaper {

        private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();

        @Override
        public Optional<String> shaped(String dialled, NumberShape target) {
            // The library would make digits of letters, too.
            if (!dialled.matches("\\+?[0-9 ().-]+")) {
                return Optional.empty();
            }
            try {
                PhoneNumber number = library.parse(dialled, "DE");
                return library.isValidNumber(number)
                        ? PLAN.shaped(library.format(number, PhoneNumberFormat.E164), target)
                        : Optional.empty();
            } catch (NumberParseException e) {
                return Optional.empty();
            }
        }
    }

    @Test
    void everyHeaderGetsItsShape() {
        HeaderNumbers numbers = HeaderNumbers.of(PLAN)
                .with(Direction.FROM_MICROSOFT, NumberShape.NATIONAL, NumberField.FROM, NumberField.TO);
        NameAddr caller = NameAddr.parse("Alice <sip:030%2055512345@sbc1.contoso.com>;tag=1");
        NameAddr called = NameAddr.parse("<sip:+493055512345@sbc1.contoso.com;user=phone>");

        assertEquals(
                "Alice <sip:+493055512345@sbc1.contoso.com>;tag=1",
                numbers.nameAddrs(Direction.TO_MICROSOFT, NumberField.FROM)
                        .apply(caller)
                        .toString());
        assertEquals(
                "<sip:03055512345@sbc1.contoso.com;user=phone>",
                numbers.nameAddrs(Direction.FROM_MICROSOFT, NumberField.TO)
                        .apply(called)
                        .toString());
    }

    @Test
    void anotherLibraryMayKnowBetterWhatANumberIs() {
        NumberShaper numbers = PLAN.guarding(new Libphonenumber());

        assertEquals("+442079460123", numbers.shape("00 44 (0)20 7946 0123", NumberShape.E164));
        assertEquals("00442079460123", numbers.shape("+442079460123", NumberShape.NATIONAL));
        assertEquals("+49302345678", numbers.shape("030 2345678", NumberShape.E164));
        assertEquals("0030", numbers.shape("0030", NumberShape.E164));
        assertEquals("+4212", numbers.shape("+4212", NumberShape.E164));
        assertEquals("alice", numbers.shape("alice", NumberShape.E164));
    }

    @Test
    void emergencyNumbersAndExtensionsNeverReachIt() {
        NumberShaper numbers = PLAN.guarding((dialled, target) -> {
            throw new AssertionError(dialled);
        });

        assertEquals("112", numbers.shape("112", NumberShape.E164));
        assertEquals("110", numbers.shape("110", NumberShape.E164));
        assertEquals("+911", numbers.shape("+911", NumberShape.E164));
        assertEquals("116117", numbers.shape("116117", NumberShape.E164));
        assertEquals("101", numbers.shape("101", NumberShape.E164));
    }
}
