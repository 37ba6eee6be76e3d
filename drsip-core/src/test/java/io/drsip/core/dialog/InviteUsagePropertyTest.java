package io.drsip.core.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.dialog.InviteOutput.End;
import io.drsip.core.dialog.InviteOutput.OfferAnswered;
import io.drsip.core.dialog.InviteOutput.OfferFailed;
import io.drsip.core.dialog.InviteOutput.Respond;
import io.drsip.core.dialog.InviteOutput.SendInvite;
import io.drsip.sdp.Origin;
import io.drsip.sdp.SessionDescription;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sequences of messages, wishes and moments: what must hold in each. */
class InviteUsagePropertyTest {

    private static final List<String> INPUTS = List.of(
            "invite",
            "invite 1 sendrecv",
            "invite 2 inactive",
            "invite 3 sendonly moved",
            "invite 4 sendrecv moved",
            "invite 5 sendrecv avp",
            "ack",
            "ack",
            "ack",
            "cancel",
            "200",
            "200 1 sendrecv",
            "200 2 inactive",
            "491",
            "500 3",
            "488",
            "answer 1 sendrecv",
            "answer 2 sendonly moved",
            "accept",
            "accept",
            "refuse 488",
            "offer 1 sendrecv few",
            "offer 2 sendonly",
            "hold",
            "resume",
            "refresh",
            "timer",
            "timer");

    private static final List<String> LAST = List.of("408", "481", "silence", "end");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noSequenceOfEventsBreaksTheRules(long seed) {
        for (int round = 0; round < 40; round++) {
            Random random = new Random(seed * 1000 + round);
            LegProfile profile = LegProfile.builder()
                    .holdForm(random.nextBoolean() ? HoldForm.INACTIVE : HoldForm.SENDONLY)
                    .build();
            SessionDescription ours = Sessions.ours("3 sendrecv");
            SessionDescription theirs = Sessions.theirs("0 sendrecv");
            boolean called = random.nextBoolean();
            InviteUsage usage = called
                    ? InviteUsage.ofOurs(profile, ours, theirs, random)
                    : InviteUsage.ofTheirs(profile, ours, theirs, random);
            new Play(usage, ours, !called).run(random);
        }
    }

    /** One sequence, and what the two sides must think of it. */
    private static final class Play {

        private final InviteUsage usage;
        private final Map<BigInteger, SessionDescription> versions = new HashMap<>();
        private final Origin origin;

        // What is under way.
        private boolean ourInvite;
        private boolean theirInvite;
        private boolean ackDue;
        private boolean over;
        private int wishes;
        private Instant now = Steps.START;

        Play(InviteUsage usage, SessionDescription ours, boolean ackDue) {
            this.usage = usage;
            this.origin = ours.origin();
            this.ackDue = ackDue;
            versions.put(ours.origin().version(), ours);
        }

        void run(Random random) {
            for (int step = 0; step < 60; step++) {
                boolean last = random.nextInt(80) == 0;
                List<String> inputs = last ? LAST : INPUTS;
                now = now.plusMillis(random.nextInt(4000));
                input(inputs.get(random.nextInt(inputs.size())));
                check();
            }
            calmDown();
        }

        private void input(String text) {
            String what = text.split(" ", 2)[0];
            boolean answer =
                    List.of("200", "491", "500", "488", "408", "481", "silence").contains(what);
            if (answer && ourInvite) {
                ourInvite = false;
            }
            if (what.equals("ack") && ackDue) {
                ackDue = false;
            }
            boolean asks = what.equals("invite") && !over;
            theirInvite |= asks;
            String problem = UsageSteps.input(usage, text, now);
            boolean wish = List.of("offer", "hold", "resume").contains(what);
            wishes += wish && problem.isEmpty() ? 1 : 0;
            List<InviteOutput> outputs = Steps.drain(usage);
            outputs.forEach(output -> perform(output, text));
            over |= what.equals("end");
            assertTrue(!asks || outputs.stream().anyMatch(Respond.class::isInstance) || waitsForPbx(), text);
        }

        private boolean waitsForPbx() {
            return usage.state() == InviteUsage.State.ASKED;
        }

        private void perform(InviteOutput output, String input) {
            assertTrue(!over, output + " after the end, for " + input);
            if (output instanceof SendInvite send) {
                assertTrue(!ourInvite && !theirInvite && !ackDue, "two INVITEs at a time, for " + input);
                ourInvite = true;
                sent(send.offer());
            } else if (output instanceof Respond respond) {
                boolean busy =
                        respond.status().code() == 491 || respond.status().code() == 500;
                assertTrue(theirInvite, "nothing to answer, for " + input);
                assertEquals(respond.answer().isPresent(), respond.status().isSuccess());
                theirInvite = busy && waitsForPbx();
                ackDue |= respond.status().isSuccess();
                respond.answer().ifPresent(this::sent);
            } else if (output instanceof OfferAnswered || output instanceof OfferFailed) {
                wishes--;
            }
            over = output instanceof End;
        }

        /** A version means one description only, and it is always the same session. */
        private void sent(SessionDescription description) {
            assertTrue(description.origin().isSameSession(origin));
            SessionDescription before =
                    versions.putIfAbsent(description.origin().version(), description);
            assertTrue(before == null || before.equals(description), "one version, two descriptions");
        }

        private void check() {
            Optional<Instant> deadline = usage.deadline();
            assertEquals(over, usage.state() == InviteUsage.State.ENDED);
            assertTrue(!over || deadline.isEmpty());
            assertTrue(deadline.isEmpty() || !ourInvite, "nothing to wait for but the answer");
        }

        /** Every wish comes to its end, and nothing is left. */
        private void calmDown() {
            for (int step = 0; step < 20 && !over; step++) {
                now = now.plusSeconds(60);
                input("timer");
                input("ack");
                input("200 9 sendrecv");
            }
            assertEquals(0, over ? 0 : wishes, "wishes without an end");
            input("end");
            assertEquals(Optional.empty(), usage.deadline());
            assertEquals(List.of(), Steps.drain(usage));
        }
    }
}
