package io.drsip.core.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.call.ForkPolicy;
import io.drsip.call.SilentMediaPolicy;
import io.drsip.sip.Status;
import org.junit.jupiter.api.Test;

/** Rows of {@code fork  response  told}; {@code 183+} has a session description. */
class ForkFilterTest {

    @Test
    void eachForkRingsOnceAndHasEarlyMediaOnce() {
        play(ForkPolicy.EACH_FORK, SilentMediaPolicy.PASS, """
                -  100   NOTHING
                a  180   RINGING
                a  180   NOTHING
                b  180   RINGING
                b  183+  EARLY_MEDIA
                b  183+  NOTHING
                b  180   NOTHING
                c  183+  EARLY_MEDIA
                c  180   RINGING
                c  180+  NOTHING
                d  180+  EARLY_MEDIA
                a  180   NOTHING
                """);
    }

    @Test
    void aProgressWithoutMediaIsRingingAndSoIsWhatNobodyKnows() {
        play(ForkPolicy.EACH_FORK, SilentMediaPolicy.PASS, """
                a  183  RINGING
                a  180  NOTHING
                b  150  RINGING
                b  183  NOTHING
                c  199  NOTHING
                c  180  RINGING
                -  183  RINGING
                """);
    }

    @Test
    void whereTheCallGoesIsToldBesideTheRinging() {
        play(ForkPolicy.EACH_FORK, SilentMediaPolicy.PASS, """
                a  181  RINGING
                a  180  RINGING
                a  181  NOTHING
                a  182  RINGING
                a  182  NOTHING
                b  181  RINGING
                """);
    }

    @Test
    void theFirstForkThatRingsHidesTheOthers() {
        play(ForkPolicy.FIRST_FORK, SilentMediaPolicy.PASS, """
                -  100   NOTHING
                p  181   RINGING
                a  180   RINGING
                b  180   NOTHING
                b  183+  NOTHING
                p  181   NOTHING
                p  182   NOTHING
                a  183+  EARLY_MEDIA
                a  182   RINGING
                c  183+  NOTHING
                """);
        play(ForkPolicy.FIRST_FORK, SilentMediaPolicy.PASS, """
                m  183+  EARLY_MEDIA
                a  180   NOTHING
                m  180   RINGING
                """);
    }

    @Test
    void silenceMayRing() {
        play(ForkPolicy.EACH_FORK, SilentMediaPolicy.AS_RINGING, """
                a  183+  RINGING
                a  180   NOTHING
                b  180   RINGING
                b  183+  NOTHING
                c  180+  RINGING
                c  183+  NOTHING
                """);
        play(ForkPolicy.FIRST_FORK, SilentMediaPolicy.AS_RINGING, """
                m  183+  RINGING
                a  180   NOTHING
                """);
    }

    @Test
    void silenceMayBeDroppedButNoRinging() {
        play(ForkPolicy.EACH_FORK, SilentMediaPolicy.DROP, """
                a  183+  NOTHING
                a  180   RINGING
                b  180+  RINGING
                b  180   NOTHING
                c  183   RINGING
                """);
        play(ForkPolicy.FIRST_FORK, SilentMediaPolicy.DROP, """
                m  183+  NOTHING
                a  180   RINGING
                m  180   NOTHING
                """);
    }

    @Test
    void aFloodOfForksIsNotRemembered() {
        ForkFilter filter = new ForkFilter(ForkPolicy.EACH_FORK, SilentMediaPolicy.PASS);
        for (int fork = 0; fork < ForkFilter.MAX_FORKS; fork++) {
            assertEquals(ForkFilter.Told.RINGING, filter.onProvisional("fork" + fork, Status.RINGING, false));
        }

        play(filter, """
                more   180   NOTHING
                more   183+  NOTHING
                fork0  183+  EARLY_MEDIA
                """);
        play(new ForkFilter(ForkPolicy.EACH_FORK, SilentMediaPolicy.PASS, 1), """
                a  183+  EARLY_MEDIA
                b  180   NOTHING
                a  180   RINGING
                """);
    }

    private static void play(ForkPolicy forks, SilentMediaPolicy silence, String rows) {
        play(new ForkFilter(forks, silence), rows);
    }

    private static void play(ForkFilter filter, String rows) {
        for (String row : rows.lines().toList()) {
            String[] columns = row.split(" +", -1);
            String fork = columns[0].equals("-") ? "" : columns[0];
            boolean sdp = columns[1].endsWith("+");
            Status status = new Status(Integer.parseInt(columns[1].replace("+", "")));

            assertEquals(columns[2], filter.onProvisional(fork, status, sdp).name(), row);
        }
    }
}
