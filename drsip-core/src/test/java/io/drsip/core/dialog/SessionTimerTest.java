package io.drsip.core.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.drsip.core.message.SipMessages;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Method;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Rows of {@code at | input | result | outputs | deadline}, in seconds. {@code ask} writes our INVITE, {@code 2xx} and
 * {@code 422} answer it, {@code take} answers theirs with a 2xx, {@code may} asks whether it may be; SE stands for
 * Session-Expires, ST for "Supported: timer", RT for "Require: timer".
 */
class SessionTimerTest {

    private static final LegProfile USUAL = profile(1800, 90);
    private static final LegProfile LONG = profile(3600, 300);

    private static LegProfile profile(int interval, int minSe) {
        return LegProfile.builder()
                .sessionInterval(Duration.ofSeconds(interval))
                .minSe(Duration.ofSeconds(minSe))
                .build();
    }

    @Test
    void whoRefreshesAsksAtHalfTheIntervalAndEvery2xxBeginsAnew() {
        play(USUAL, """
                0    | ask                                   | SE: 1800;refresher=uac | -       | -
                1    | 2xx SE: 1800;refresher=uac / RT       |                        | -       | 901
                900  | timer                                 |                        | -       | 901
                901  | timer                                 |                        | REFRESH | 1769
                901  | timer                                 |                        | -       | 1769
                901  | ask                                   | SE: 1800;refresher=uac | -       | 1769
                902  | 2xx SE: 1800;refresher=uac / RT       |                        | -       | 1802
                1000 | take ST / SE: 1800;refresher=uas      | SE: 1800;refresher=uas / RT | -  | 1900
                1900 | timer                                 |                        | REFRESH | 2768
                2768 | timer                                 |                        | EXPIRED | -
                2769 | timer                                 |                        | -       | -
                """);
    }

    @Test
    void whoWatchesEndsTheCallBeforeTheSessionDoes() {
        play(USUAL, """
                0    | may ST / SE: 1800;refresher=uac       | yes                         | -       | -
                0    | take ST / SE: 1800;refresher=uac      | SE: 1800;refresher=uac / RT | -       | 1768
                900  | may ST / SE: 1800;refresher=uac       | yes                         | -       | 1768
                900  | take ST / SE: 1800;refresher=uac      | SE: 1800;refresher=uac / RT | -       | 2668
                1000 | ask                                   | SE: 1800;refresher=uas      | -       | 2668
                1001 | 2xx SE: 1800;refresher=uas / RT       |                             | -       | 2769
                2768 | timer                                 |                             | -       | 2769
                2769 | timer                                 |                             | EXPIRED | -
                """);
    }

    @Test
    void theOtherSideMayTakeOverTheRefresh() {
        play(USUAL, """
                0    | 2xx SE: 1800;refresher=uas / RT       |                             | -       | 1768
                10   | 2xx SE: 1800;refresher=uac / RT       |                             | -       | 910
                20   | take ST / SE: 1800;refresher=uac      | SE: 1800;refresher=uac / RT | -       | 1788
                30   | take ST / SE: 1800;refresher=uas      | SE: 1800;refresher=uas / RT | -       | 930
                """);
    }

    @Test
    void anHourWithAMinSeOf300() {
        play(LONG, """
                0    | ask                                          | SE: 3600;refresher=uac / Min-SE: 300 | - | -
                0    | 2xx SE: 3600;refresher=uac / RT              |                                      | -       | 1800
                1800 | timer                                        |                                      | REFRESH | 3568
                1800 | ask                                          | SE: 3600;refresher=uac / Min-SE: 300 | -       | 3568
                1801 | 2xx SE: 1200;refresher=uac / RT              |                                      | -       | 2401
                2000 | may ST / SE: 299;refresher=uac               | 300                                  | -       | 2401
                2000 | may ST / SE: 300;refresher=uac               | yes                                  | -       | 2401
                2000 | take ST / SE: 3600;refresher=uac / Min-SE: 300 | SE: 1200;refresher=uac / RT        | -       | 3168
                3168 | timer                                        |                                      | EXPIRED | -
                """);
        play(USUAL, """
                0    | take ST / SE: 3600;refresher=uac / Min-SE: 300  | SE: 1800;refresher=uac / RT               | - | 1768
                1    | ask                                             | SE: 1800;refresher=uas / Min-SE: 300      | - | 1768
                """);
        play(USUAL, """
                0    | take ST / SE: 3600;refresher=uas / Min-SE: 2000 | SE: 2000;refresher=uas / RT               | - | 1000
                1    | ask                                             | SE: 2000;refresher=uac / Min-SE: 2000     | - | 1000
                """);
    }

    @Test
    void aShortSessionEndsWithAThirdLeft() {
        play(profile(90, 90), """
                0    | take ST / SE: 90;refresher=uac   | SE: 90;refresher=uac / RT | -       | 60
                60   | timer                            |                           | EXPIRED | -
                """);
        play(USUAL, """
                0    | 2xx SE: 96;refresher=uas         |                           | -       | 64
                1    | 2xx SE: 5;refresher=uas          |                           | -       | 61
                2    | 2xx SE: 0;refresher=uac          |                           | -       | 47
                """);
    }

    /** Table 2 of section 9, and what an INVITE without a Session-Expires gets. */
    @Test
    void whoAnswersDecidesOnlyWhatWasLeftOpen() {
        for (List<String> row : Steps.rows("""
                ST / SE: 1800;refresher=uac | SE: 1800;refresher=uac / RT
                ST / SE: 1800;refresher=uas | SE: 1800;refresher=uas / RT
                ST / SE: 1800               | SE: 1800;refresher=uac / RT
                RT / SE: 1800               | SE: 1800;refresher=uac / RT
                ST / SE: 900                | SE: 900;refresher=uac / RT
                ST / SE: 7200               | SE: 1800;refresher=uac / RT
                ST / SE: 4294967295         | SE: 1800;refresher=uac / RT
                ST / SE: 7200 / Min-SE: 3600 | SE: 3600;refresher=uac / RT
                ST / SE: 900 / Min-SE: 3600 | SE: 900;refresher=uac / RT
                ST                          | SE: 1800;refresher=uas / RT
                ST / Min-SE: 2000           | SE: 2000;refresher=uas / RT
                ST / SE: often              | SE: 1800;refresher=uas / RT
                Odd: 1                       | SE: 1800;refresher=uas
                SE: 1800                    | SE: 1800;refresher=uas
                SE: 1800;refresher=uac      | SE: 1800;refresher=uas
                SE: 60                      |
                """)) {
            SessionTimer timer = new SessionTimer(USUAL);

            SessionHeaders headers = timer.accept(invite(row.get(0)), Steps.START);

            assertEquals(row.get(1), response(headers), row.get(0));
            assertEquals(row.get(1).isEmpty(), timer.deadline().isEmpty(), row.get(0));
        }
    }

    @Test
    void whoeverRefreshesGoesOnIfALaterInviteSaysNothing() {
        play(USUAL, """
                0    | 2xx SE: 900;refresher=uac / RT | | - | 450
                10   | take ST                        | SE: 900;refresher=uas / RT | - | 460
                20   | 2xx SE: 900;refresher=uas / RT | | - | 888
                30   | take ST                        | SE: 900;refresher=uac / RT | - | 898
                40   | take Odd: 1                     | SE: 900;refresher=uas      | - | 490
                50   | 2xx SE: 900                    | | - | 500
                """);
    }

    @Test
    void a2xxWithoutAnIntervalEndsTheTimer() {
        play(USUAL, """
                0    | 2xx SE: 1800;refresher=uac / RT | | -       | 900
                900  | timer                           | | REFRESH | 1768
                901  | 2xx Odd: 1                       | | -       | -
                1800 | timer                           | | -       | -
                """);
    }

    @Test
    void a422IsFollowedOnce() {
        play(USUAL, """
                0    | 422 Odd: 1                       | no                                    | - | -
                0    | 422 Min-SE: 1800                | no                                    | - | -
                0    | 422 Min-SE: 3600                | yes                                   | - | -
                1    | ask                             | SE: 3600;refresher=uac / Min-SE: 3600 | - | -
                2    | 422 Min-SE: 7200                | no                                    | - | -
                3    | 2xx SE: 3600;refresher=uac / RT |                                       | - | 1803
                4    | 422 Min-SE: 7200                | yes                                   | - | 1803
                5    | ask                             | SE: 7200;refresher=uac / Min-SE: 7200 | - | 1803
                """);
    }

    @Test
    void tooShortAnIntervalIsRefusedOfThoseWhoUnderstandIt() {
        play(LONG, """
                0    | may ST / SE: 90        | 300 | - | -
                0    | may RT / SE: 90        | 300 | - | -
                0    | may SE: 90             | yes | - | -
                0    | may ST                 | yes | - | -
                0    | may ST / SE: x         | yes | - | -
                """);
        play(USUAL, """
                0    | may ST / SE: 89        | 90  | - | -
                0    | may ST / SE: 90        | yes | - | -
                """);
    }

    @Test
    void aLegWithoutTimersHasNoneAndTakesNone() {
        play(LegProfile.builder().build(), """
                0    | ask                                                 |     | - | -
                0    | 2xx SE: 1800;refresher=uac / RT                     |     | - | -
                1    | may ST / SE: 5                                      | yes | - | -
                1    | take ST / SE: 1800;refresher=uac                    |     | - | -
                2    | 422 Min-SE: 3600                                    | no  | - | -
                9999 | timer                                               |     | - | -
                """);
        SessionTimer timer = new SessionTimer(LegProfile.builder().build());
        assertEquals(List.of(), timer.request().supported());
        assertEquals(List.of(), timer.accept(invite("ST"), Steps.START).supported());
    }

    @Test
    void anEndedCallHasNoTimer() {
        play(USUAL, """
                0    | 2xx SE: 1800;refresher=uac / RT | | - | 900
                900  | timer,stop                      | | - | -
                1768 | timer                           | | - | -
                """);
    }

    private static void play(LegProfile profile, String rows) {
        SessionTimer timer = new SessionTimer(profile);
        for (List<String> row : Steps.rows(rows)) {
            Instant now = Steps.at(row.get(0));

            String result = input(timer, row.get(1), now);

            assertEquals(row.get(2), result, row.toString());
            assertEquals(row.get(3), Steps.outputs(timer, Enum::name), row.toString());
            assertEquals(row.get(4), Steps.deadline(timer), row.toString());
        }
    }

    private static String input(SessionTimer timer, String text, Instant now) {
        String[] parts = text.split(" ", 2);
        String headers = parts.length == 1 ? "" : parts[1];
        return switch (parts[0]) {
            case "ask" -> request(timer.request());
            case "422" -> timer.onTooSmall((SipResponse) Steps.message("SIP/2.0 422 x", full(headers))) ? "yes" : "no";
            case "may" -> timer.tooSmall(invite(headers)).map(Object::toString).orElse("yes");
            case "take" -> response(timer.accept(invite(headers), now));
            default -> {
                silent(timer, parts[0], headers, now);
                yield "";
            }
        };
    }

    private static void silent(SessionTimer timer, String what, String headers, Instant now) {
        switch (what) {
            case "2xx" -> timer.onAnswered((SipResponse) Steps.message("SIP/2.0 200 OK", full(headers)), now);
            case "timer,stop" -> {
                timer.onTimeout(now);
                timer.stop();
            }
            default -> {
                assertEquals("timer", what);
                timer.onTimeout(now);
            }
        }
    }

    private static SipRequest invite(String headers) {
        return (SipRequest) Steps.message("INVITE sip:sbc1.contoso.com SIP/2.0", full(headers));
    }

    private static String full(String headers) {
        return headers.replace("SE:", "Session-Expires:")
                .replace("Min-Session-Expires", "Min-SE")
                .replace("ST", "Supported: 100rel, timer")
                .replace("RT", "Require: timer");
    }

    private static String request(SessionHeaders headers) {
        return shortened(headers.addTo(SipMessages.request(Method.INVITE, SipUri.parse("sip:sbc1.contoso.com")))
                .build());
    }

    private static String response(SessionHeaders headers) {
        SipRequest invite = (SipRequest) Steps.message("INVITE sip:sbc1.contoso.com SIP/2.0", "");
        return shortened(headers.addTo(SipMessages.response(invite, Status.OK)).build());
    }

    private static String shortened(SipMessage message) {
        List<String> lines = message.bytes().toString().lines().skip(1).toList();
        return String.join(" / ", lines.stream().filter(line -> !line.isEmpty()).toList())
                .replaceAll("( / )?Content-Length: 0", "")
                .replace(HeaderType.SESSION_EXPIRES.name(), "SE")
                .replace("Require: timer", "RT");
    }
}
