package io.drsip.core.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as {@link UsageSteps} reads them; descriptions in the words of {@link Sessions}. */
class InviteUsageTest {

    private static final LegProfile USUAL = LegProfile.builder().build();
    private static final LegProfile MUSIC =
            LegProfile.builder().holdForm(HoldForm.SENDONLY).build();

    @Test
    void theOtherSideHoldsResumesAndRefreshesWithoutThePbx() {
        UsageSteps.play(ours(USUAL), """
                0    | invite 1 sendrecv | 200 3 sendrecv, refreshed | CONFIRMING | -
                0.1  | ack               | -                         | IDLE       | -
                1    | invite 1 inactive | 200 4 inactive, held      | CONFIRMING | -
                1.1  | ack               | -                         | IDLE       | -
                2    | invite 1 inactive | 200 4 inactive, refreshed | CONFIRMING | -
                2.1  | ack               | -                         | IDLE       | -
                3    | invite 2 sendonly | 200 4 inactive, held      | CONFIRMING | -
                3.1  | ack               | -                         | IDLE       | -
                4    | invite 3 sendrecv | 200 5 sendrecv, resumed   | CONFIRMING | -
                4.1  | ack               | -                         | IDLE       | -
                """);
        UsageSteps.play(ours(MUSIC), """
                1    | invite 1 sendonly | 200 4 recvonly, held      | CONFIRMING | -
                1.1  | ack               | -                         | IDLE       | -
                """);
    }

    @Test
    void anOfferThatChangesMediaIsThePbxs() {
        UsageSteps.play(ours(USUAL), """
                0    | invite 1 sendrecv moved       | offered 1 sendrecv moved       | ASKED      | 10
                1    | answer 9 sendrecv             | 200 3 sendrecv                 | CONFIRMING | -
                1.1  | answer 9 sendrecv             | no: no offer waits for an answer | CONFIRMING | -
                1.2  | ack                           | -                              | IDLE       | -
                2    | invite 2 sendrecv             | offered 2 sendrecv             | ASKED      | 12
                3    | accept                        | 200 3 sendrecv                 | CONFIRMING | -
                3.1  | ack                           | -                              | IDLE       | -
                4    | invite 3 sendrecv moved       | offered 3 sendrecv moved       | ASKED      | 14
                5    | refuse 488                    | 488                            | IDLE       | -
                5.1  | ack                           | -                              | IDLE       | -
                6    | invite 4 sendrecv             | 200 3 sendrecv, refreshed      | CONFIRMING | -
                6.1  | ack                           | -                              | IDLE       | -
                7    | invite 5 inactive moved       | offered 5 inactive moved       | ASKED      | 17
                8    | answer 1 sendrecv moved       | 200 4 inactive, held           | CONFIRMING | -
                8.1  | ack                           | -                              | IDLE       | -
                9    | invite 6 sendrecv             | offered 6 sendrecv             | ASKED      | 19
                9.5  | accept                        | 200 5 sendrecv, resumed        | CONFIRMING | -
                9.6  | ack                           | -                              | IDLE       | -
                10   | invite 7 sendrecv moved       | offered 7 sendrecv moved       | ASKED      | 20
                11   | answer 1 sendrecv moved       | warn address-stable, 200 6 sendrecv moved | CONFIRMING | -
                """);
    }

    @Test
    void whatCannotBeAcceptedWaitsOn() {
        UsageSteps.play(ours(USUAL), """
                0    | invite 1 sendrecv avp | offered 1 sendrecv                | ASKED | 10
                1    | accept                | no: medium 1 is RTP/SAVP with us  | ASKED | 10
                10   | timer                 | 488, refused 488                  | IDLE  | -
                11   | refuse 488            | no: no offer waits for an answer  | IDLE  | -
                11   | accept                | no: no offer waits for an answer  | IDLE  | -
                """);
    }

    @Test
    void aPbxThatDoesNotAnswerRefuses() {
        UsageSteps.play(
                ours(LegProfile.builder().offerTime(Duration.ofSeconds(3)).build()), """
                0    | invite 1 sendrecv moved | offered 1 sendrecv moved | ASKED | 3
                2.9  | timer                   | -                        | ASKED | 3
                3    | timer                   | 488, refused 488         | IDLE  | -
                3    | timer                   | -                        | IDLE  | -
                """);
    }

    @Test
    void iceRestartsAskForNewCredentials() {
        InviteUsage usage =
                InviteUsage.ofOurs(USUAL, Sessions.ours("3 sendrecv ice"), Sessions.theirs("0 sendrecv ice"), zero());
        UsageSteps.play(usage, """
                0    | invite 1 sendrecv ice       | 200 3 sendrecv ice, refreshed  | CONFIRMING | -
                0.1  | ack                         | -                              | IDLE       | -
                1    | invite 1 inactive restarted | restarted 1 inactive restarted | ASKED      | 11
                2    | accept                      | no: ICE restarts, which needs an answer with new credentials | ASKED | 11
                3    | answer 3 sendrecv restarted | 200 4 inactive restarted, held | CONFIRMING | -
                """);
    }

    @Test
    void weHoldAndResume() {
        UsageSteps.play(ours(USUAL), """
                0    | hold              | INVITE 4 inactive         | OFFERING   | -
                1    | 200 1 inactive    | answered 1 inactive       | IDLE       | -
                2    | invite 1 inactive | 200 4 inactive, refreshed | CONFIRMING | -
                2.1  | ack               | -                         | IDLE       | -
                3    | invite 2 sendrecv | 200 4 inactive, resumed   | CONFIRMING | -
                3.1  | ack               | -                         | IDLE       | -
                4    | refresh           | INVITE 4 inactive         | OFFERING   | -
                4.1  | 200 3 inactive    | refreshed by us to 3 inactive | IDLE       | -
                5    | resume            | INVITE 5 sendrecv         | OFFERING   | -
                6    | 200 4 sendrecv    | answered 4 sendrecv       | IDLE       | -
                7    | hold              | INVITE 6 inactive         | OFFERING   | -
                8    | 488               | failed 488                | IDLE       | -
                9    | refresh           | INVITE 7 sendrecv         | OFFERING   | -
                9.1  | 200 4 sendrecv    | refreshed by us           | IDLE       | -
                10   | refresh           | INVITE 7 sendrecv         | OFFERING   | -
                """);
        UsageSteps.play(ours(MUSIC), """
                0    | hold              | INVITE 4 sendonly         | OFFERING   | -
                1    | 200 1 recvonly    | answered 1 recvonly       | IDLE       | -
                2    | invite 2 inactive | 200 5 inactive, held      | CONFIRMING | -
                2.1  | ack               | -                         | IDLE       | -
                3    | hold              | INVITE 5 inactive         | OFFERING   | -
                4    | 200 2 inactive    | answered 2 inactive       | IDLE       | -
                5    | resume            | INVITE 6 sendrecv         | OFFERING   | -
                6    | 200 3 inactive    | answered 3 inactive       | IDLE       | -
                7    | invite 4 sendrecv | 200 6 sendrecv, resumed   | CONFIRMING | -
                """);
    }

    @Test
    void whoAnswersAResumeWithInactiveHoldsStill() {
        UsageSteps.play(ours(USUAL), """
                0    | resume            | INVITE 3 sendrecv         | OFFERING   | -
                1    | 200 1 inactive    | answered 1 inactive, held | IDLE       | -
                2    | refresh           | INVITE 3 sendrecv         | OFFERING   | -
                3    | 200 1 inactive    | refreshed by us           | IDLE       | -
                4    | resume            | INVITE 3 sendrecv         | OFFERING   | -
                5    | 200 2 sendrecv    | answered 2 sendrecv, resumed | IDLE    | -
                """);
    }

    @Test
    void anOfferOfThePbxGoesOutInTheFormOfTheLeg() {
        UsageSteps.play(ours(USUAL), """
                0    | offer 1 sendonly       | INVITE 4 inactive                       | OFFERING | -
                1    | 200 1 inactive         | answered 1 inactive                     | IDLE     | -
                2    | offer 1 sendrecv moved | warn address-stable, INVITE 5 sendrecv moved | OFFERING | -
                3    | 200 2 sendrecv         | answered 2 sendrecv                     | IDLE     | -
                4    | offer 1 sendrecv moved few | INVITE 6 sendrecv moved few         | OFFERING | -
                5    | 200                    | failed 200                              | IDLE     | -
                6    | offer 1 sendrecv moved | INVITE 7 sendrecv moved                 | OFFERING | -
                7    | 200 3 sendrecv two     | failed 200                              | IDLE     | -
                """);
        UsageSteps.play(ours(MUSIC), """
                0    | offer 1 sendonly       | INVITE 4 sendonly                       | OFFERING | -
                """);
    }

    @Test
    void oneInviteAtATime() {
        UsageSteps.play(ours(USUAL), """
                0    | hold                    | INVITE 4 inactive           | OFFERING   | -
                0.1  | invite 1 sendrecv       | 491                         | OFFERING   | -
                0.2  | resume                  | -                           | OFFERING   | -
                0.3  | hold                    | no: another change of the session waits already | OFFERING | -
                1    | 200 1 inactive          | answered 1 inactive, INVITE 5 sendrecv | OFFERING | -
                2    | 200 2 sendrecv          | answered 2 sendrecv         | IDLE       | -
                3    | invite 3 sendrecv moved | offered 3 sendrecv moved    | ASKED      | 13
                3.1  | invite 4 sendrecv       | 500 after 0                 | ASKED      | 13
                3.2  | hold                    | -                           | ASKED      | 13
                3.3  | resume                  | no: another change of the session waits already | ASKED | 13
                4    | accept                  | 200 5 sendrecv              | CONFIRMING | -
                4.1  | invite 4 sendrecv       | 500 after 0                 | CONFIRMING | -
                5    | ack                     | INVITE 6 inactive           | OFFERING   | -
                """);
    }

    @Test
    void theInviteThatBeganTheCallIsPendingUntilItsAck() {
        UsageSteps.play(theirs(), """
                0    | invite 1 sendrecv | 500 after 0       | CONFIRMING | -
                0.1  | hold              | -                 | CONFIRMING | -
                0.2  | ack               | INVITE 4 inactive | OFFERING   | -
                """);
    }

    @Test
    void whoWantsTheSameAtTheSameTimeWaitsAndTriesAgainOnce() {
        UsageSteps.play(ours(USUAL), """
                0    | hold              | INVITE 4 inactive           | OFFERING   | -
                1    | 491               | -                           | IDLE       | 3.1
                2    | timer             | -                           | IDLE       | 3.1
                2    | resume            | -                           | IDLE       | 3.1
                3    | invite 1 sendrecv | 200 5 sendrecv, refreshed   | CONFIRMING | -
                3.1  | timer             | -                           | CONFIRMING | -
                4    | ack               | INVITE 6 inactive           | OFFERING   | -
                5    | 491               | failed 491, INVITE 7 sendrecv | OFFERING | -
                6    | 491               | -                           | IDLE       | 8.1
                8.1  | timer             | INVITE 7 sendrecv           | OFFERING   | -
                9    | 200 2 sendrecv    | answered 2 sendrecv         | IDLE       | -
                """);
        UsageSteps.play(confirmed(theirs()), """
                0    | hold              | INVITE 4 inactive           | OFFERING   | -
                1    | 491               | INVITE 4 inactive           | OFFERING   | -
                """);
    }

    @Test
    void theOwnerOfTheCallIdWaitsLonger() {
        for (int seed = 0; seed < 300; seed++) {
            long owner = wait(InviteUsage.ofOurs(
                    USUAL, Sessions.ours("3 sendrecv"), Sessions.theirs("0 sendrecv"), new Random(seed)));
            long other = wait(confirmed(InviteUsage.ofTheirs(
                    USUAL, Sessions.ours("3 sendrecv"), Sessions.theirs("0 sendrecv"), new Random(seed))));

            assertTrue(owner >= 2100 && owner <= 4000 && owner % 10 == 0, owner + " ms");
            assertTrue(other >= 0 && other <= 2000 && other % 10 == 0, other + " ms");
        }
    }

    private static long wait(InviteUsage usage) {
        usage.hold(Steps.START);
        Steps.drain(usage);
        usage.onRefused(Status.REQUEST_PENDING, Optional.empty(), Steps.START);
        Instant at = usage.deadline().orElse(Steps.START);
        usage.onTimeout(at);
        assertEquals(InviteUsage.State.OFFERING, usage.state());
        return Duration.between(Steps.START, at).toMillis();
    }

    @Test
    void whoIsBusyIsAskedAgainWhenItSays() {
        UsageSteps.play(ours(USUAL), """
                0    | hold              | INVITE 4 inactive           | OFFERING   | -
                1    | 500 7             | -                           | IDLE       | 8
                8    | timer             | INVITE 4 inactive           | OFFERING   | -
                9    | 500 7             | failed 500                  | IDLE       | -
                10   | hold              | INVITE 4 inactive           | OFFERING   | -
                11   | 503 33            | failed 503                  | IDLE       | -
                12   | hold              | INVITE 4 inactive           | OFFERING   | -
                13   | 503 32            | -                           | IDLE       | 45
                45   | timer             | INVITE 4 inactive           | OFFERING   | -
                46   | 200 1 inactive    | answered 1 inactive         | IDLE       | -
                47   | hold              | INVITE 4 inactive           | OFFERING   | -
                48   | 480 5             | failed 480                  | IDLE       | -
                """);
    }

    @Test
    void aRefreshThatIsRefusedLeavesTheCallItsTime() {
        UsageSteps.play(ours(USUAL), """
                0    | refresh           | INVITE 3 sendrecv           | OFFERING   | -
                1    | 491               | -                           | IDLE       | 3.1
                3.1  | timer             | INVITE 3 sendrecv           | OFFERING   | -
                4    | 488               | refresh failed 488          | IDLE       | -
                5    | refresh           | INVITE 3 sendrecv           | OFFERING   | -
                6    | 200               | refreshed by us             | IDLE       | -
                """);
    }

    @Test
    void aRefreshIsForgottenIfTheSessionWasRefreshedAnyway() {
        UsageSteps.play(ours(USUAL), """
                0    | hold              | INVITE 4 inactive           | OFFERING   | -
                1    | refresh           | -                           | OFFERING   | -
                2    | 200 1 inactive    | answered 1 inactive         | IDLE       | -
                3    | invite 2 inactive moved | offered 2 inactive moved | ASKED     | 13
                3    | refresh           | -                           | ASKED      | 13
                4    | accept            | 200 4 inactive, held        | CONFIRMING | -
                5    | refresh           | -                           | CONFIRMING | -
                6    | ack               | INVITE 4 inactive           | OFFERING   | -
                7    | resume            | -                           | OFFERING   | -
                7    | refresh           | -                           | OFFERING   | -
                8    | 488               | refresh failed 488, INVITE 5 sendrecv | OFFERING | -
                9    | 488               | failed 488, INVITE 6 inactive | OFFERING | -
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"408", "481", "silence"})
    void whoDoesNotKnowTheCallEndsIt(String answer) {
        for (String wish : List.of("hold", "refresh")) {
            InviteUsage usage = ours(USUAL);
            UsageSteps.input(usage, wish, Steps.START);
            UsageSteps.input(usage, "resume", Steps.START);
            Steps.drain(usage);

            UsageSteps.input(usage, answer, Steps.START);

            String told = Steps.outputs(usage, UsageSteps::text);
            assertTrue(told.startsWith("end: ") && !told.contains(","), told);
            UsageSteps.play(usage, """
                    1 | invite 1 sendrecv | -                    | ENDED | -
                    1 | 200 1 sendrecv    | -                    | ENDED | -
                    1 | hold              | no: the call is over | ENDED | -
                    1 | refresh           | -                    | ENDED | -
                    1 | ack               | -                    | ENDED | -
                    9 | timer             | -                    | ENDED | -
                    9 | end               | -                    | ENDED | -
                    """);
        }
    }

    @Test
    void anInviteWithoutADescriptionIsRefused() {
        UsageSteps.play(ours(USUAL), """
                0 | invite            | 488               | IDLE     | -
                1 | hold              | INVITE 4 inactive | OFFERING | -
                2 | invite            | 491               | OFFERING | -
                """);
        InviteUsage usage = ours(USUAL);
        usage.onOffer(Optional.empty(), Steps.START);
        assertTrue(Steps.drain(usage).get(0).toString().contains("An INVITE needs a session description"));
    }

    @Test
    void anOfferThatWasCancelledOrWhoseCallIsOverWaitsForNobody() {
        UsageSteps.play(ours(USUAL), """
                0 | cancel                  | -                        | IDLE  | -
                0 | invite 1 sendrecv moved | offered 1 sendrecv moved | ASKED | 10
                1 | cancel                  | 487, refused 487         | IDLE  | -
                2 | invite 2 sendrecv moved | offered 2 sendrecv moved | ASKED | 12
                3 | end                     | 487                      | ENDED | -
                4 | accept                  | no: no offer waits for an answer | ENDED | -
                """);
    }

    @Test
    void stragglersChangeNothing() {
        UsageSteps.play(ours(USUAL), """
                0 | 200 1 inactive | - | IDLE | -
                0 | 488            | - | IDLE | -
                0 | 481            | - | IDLE | -
                0 | silence        | - | IDLE | -
                0 | ack            | - | IDLE | -
                0 | timer          | - | IDLE | -
                """);
    }

    @Test
    void wrongAnswersAreTheCallersFault() {
        InviteUsage usage = ours(USUAL);
        usage.onOffer(Optional.of(Sessions.theirs("1 sendrecv two moved")), Steps.START);

        assertThrows(IllegalArgumentException.class, () -> usage.answer(Sessions.ours("1 sendrecv"), Steps.START));
        assertThrows(IllegalArgumentException.class, () -> usage.refuse(Status.OK, Steps.START));
        assertThrows(IllegalArgumentException.class, () -> usage.refuse(Status.RINGING, Steps.START));
        assertEquals(InviteUsage.State.ASKED, usage.state());
    }

    private static InviteUsage ours(LegProfile profile) {
        return InviteUsage.ofOurs(profile, Sessions.ours("3 sendrecv"), Sessions.theirs("0 sendrecv"), zero());
    }

    private static InviteUsage theirs() {
        return InviteUsage.ofTheirs(USUAL, Sessions.ours("3 sendrecv"), Sessions.theirs("0 sendrecv"), zero());
    }

    private static InviteUsage confirmed(InviteUsage usage) {
        usage.onAck(Steps.START);
        return usage;
    }

    /** Waits the shortest time. */
    private static RandomGenerator zero() {
        return () -> 0;
    }
}
