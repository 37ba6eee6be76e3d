package io.drsip.core.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Method;
import io.drsip.trunk.SipTimers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LegProfileTest {

    @Test
    void theDefaultsAskForNothingSpecial() {
        LegProfile profile = LegProfile.builder().build();

        assertEquals(
                "[INVITE, ACK, CANCEL, BYE, OPTIONS, NOTIFY]", profile.allowed().toString());
        assertTrue(profile.reliable());
        assertEquals(SipTimers.defaults(), profile.timers());
        assertEquals(HoldForm.INACTIVE, profile.holdForm());
        assertEquals(Optional.empty(), profile.sessionInterval());
        assertEquals(Duration.ofSeconds(90), profile.minSe());
        assertEquals(Duration.ofSeconds(10), profile.offerTime());
        assertEquals(Duration.ofSeconds(60), profile.ringInterval());
    }

    @Test
    void everythingMayBeSet() {
        SipTimers timers = new SipTimers(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));

        LegProfile profile = LegProfile.builder()
                .allowed(List.of(Method.REFER, Method.BYE))
                .reliable(false)
                .timers(timers)
                .holdForm(HoldForm.SENDONLY)
                .sessionInterval(Duration.ofMinutes(30))
                .minSe(Duration.ofMinutes(5))
                .offerTime(Duration.ofMillis(1))
                .ringInterval(Duration.ofSeconds(5))
                .build();

        assertEquals("[REFER, BYE]", profile.allowed().toString());
        assertEquals(false, profile.reliable());
        assertEquals(timers, profile.timers());
        assertEquals(HoldForm.SENDONLY, profile.holdForm());
        assertEquals(Optional.of(Duration.ofMinutes(30)), profile.sessionInterval());
        assertEquals(Duration.ofMinutes(5), profile.minSe());
        assertEquals(Duration.ofMillis(1), profile.offerTime());
        assertEquals(Duration.ofSeconds(5), profile.ringInterval());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        LegProfile.Builder builder = LegProfile.builder()
                .sessionInterval(Duration.ofSeconds(89))
                .minSe(Duration.ofMillis(90_500))
                .offerTime(Duration.ZERO)
                .ringInterval(Duration.ofSeconds(-1));

        String message =
                assertThrows(IllegalArgumentException.class, builder::build).getMessage();

        assertEquals(
                "sessionInterval must be whole seconds, 90 or more; minSe must be whole seconds, 90 or more; "
                        + "sessionInterval must not be below minSe; offerTime must be positive; "
                        + "ringInterval must be positive",
                message);
    }
}
