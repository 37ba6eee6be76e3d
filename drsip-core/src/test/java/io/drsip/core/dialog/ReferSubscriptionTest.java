package io.drsip.core.dialog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.core.dialog.ReferOutput.Done;
import io.drsip.core.dialog.ReferOutput.HangUpOldLeg;
import io.drsip.core.dialog.ReferOutput.Notify;
import io.drsip.sip.Status;
import io.drsip.sip.SubscriptionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows of {@code at | input | outputs | deadline}, in seconds; {@code told} answers a NOTIFY. */
class ReferSubscriptionTest {

    @Test
    void aTransferIsToldFromItsBeginningToItsEnd() {
        play("""
                0    | start        | 100 active;expires=180            | 180
                0.1  | told 200     | -                                 | 180
                1    | progress 180 | 180 active;expires=179            | 180
                1.1  | told 200     | -                                 | 180
                1.2  | progress 180 | -                                 | 180
                2    | progress 183 | 183 active;expires=178            | 180
                2.1  | told 200     | -                                 | 180
                5    | finish 200   | 200 terminated;reason=noresource  | -
                5.1  | told 200     | -                                 | 37.1
                6    | bye          | done                              | -
                7    | bye          | -                                 | -
                """);
    }

    @Test
    void oneNotifyIsUnderWayAndOnlyTheLastThingWaits() {
        play("""
                0    | start        | 100 active;expires=180            | 180
                1    | progress 180 | -                                 | 180
                2    | progress 183 | -                                 | 180
                3    | told 200     | 183 active;expires=177            | 180
                4    | progress 180 | -                                 | 180
                5    | finish 200   | -                                 | -
                6    | progress 199 | -                                 | -
                7    | told 200     | 200 terminated;reason=noresource  | -
                8    | told 200     | -                                 | 40
                40   | timer        | hang up, done                     | -
                41   | timer        | -                                 | -
                """);
    }

    @Test
    void aTransferThatFailsLeavesTheCallToTheOtherSide() {
        play("""
                0    | start        | 100 active;expires=180            | 180
                1    | told 200     | -                                 | 180
                2    | finish 486   | 486 terminated;reason=noresource  | -
                3    | finish 200   | -                                 | -
                4    | told 200     | done                              | -
                """);
    }

    @Test
    void aByeEndsTheCallAndNotTheSubscription() {
        play("""
                0    | start        | 100 active;expires=180            | 180
                0.1  | bye          | -                                 | 180
                1    | told 200     | -                                 | 180
                2    | progress 180 | 180 active;expires=178            | 180
                3    | told 200     | -                                 | 180
                4    | finish 200   | 200 terminated;reason=noresource  | -
                5    | told 200     | done                              | -
                """);
    }

    @Test
    void whoDoesNotTakeTheNotifyHearsNothingMore() {
        for (String refused : List.of("told 481", "told 500", "failed")) {
            play("""
                    0    | start        | 100 active;expires=180            | 180
                    1    | progress 180 | -                                 | 180
                    2    | REFUSED      | -                                 | -
                    3    | progress 183 | -                                 | -
                    9    | finish 200   | -                                 | 41
                    41   | timer        | hang up, done                     | -
                    """.replace("REFUSED", refused));
            play("""
                    0    | start        | 100 active;expires=180            | 180
                    1    | REFUSED      | -                                 | -
                    2    | bye          | done                              | -
                    3    | finish 200   | -                                 | -
                    """.replace("REFUSED", refused));
            play("""
                    0    | start        | 100 active;expires=180            | 180
                    1    | REFUSED      | -                                 | -
                    2    | finish 603   | done                              | -
                    """.replace("REFUSED", refused));
            play("""
                    0    | start        | 100 active;expires=180            | 180
                    1    | told 200     | -                                 | 180
                    2    | finish 200   | 200 terminated;reason=noresource  | -
                    3    | REFUSED      | -                                 | 35
                    4    | bye          | done                              | -
                    """.replace("REFUSED", refused));
        }
    }

    @Test
    void aTransferThatTakesTooLongIsToldNoLonger() {
        play("""
                0    | start        | 100 active;expires=180            | 180
                1    | told 200     | -                                 | 180
                2    | progress 180 | 180 active;expires=178            | 180
                3    | told 200     | -                                 | 180
                180  | timer        | 180 terminated;reason=timeout     | -
                181  | finish 200   | -                                 | -
                182  | told 200     | -                                 | 214
                183  | bye          | done                              | -
                """);
        play("""
                0    | start        | 100 active;expires=180            | 180
                1    | progress 180 | -                                 | 180
                180  | timer        | -                                 | -
                181  | progress 183 | -                                 | -
                182  | told 200     | 180 terminated;reason=timeout     | -
                183  | told 200     | -                                 | -
                190  | finish 200   | -                                 | 222
                222  | timer        | hang up, done                     | -
                """);
    }

    @Test
    void nothingIsToldBeforeTheStart() {
        play("""
                0    | progress 180 | -                                 | -
                0    | finish 200   | -                                 | -
                0    | told 200     | -                                 | -
                0    | failed       | -                                 | -
                0    | timer        | -                                 | -
                1    | start        | 100 active;expires=180            | 181
                1    | start        | -                                 | 181
                """);
    }

    @Test
    void theBodyIsAWholeStatusLine() {
        ReferSubscription subscription = subscription();

        subscription.start(Steps.START);

        assertEquals(
                new Notify(SubscriptionState.active(Duration.ofMinutes(3)), "SIP/2.0 100 Trying\r\n"),
                subscription.poll());
    }

    @Test
    void noSequenceOfEventsTellsTwoEnds() {
        List<String> inputs = List.of(
                "progress 180",
                "progress 183",
                "told 200",
                "told 200",
                "told 481",
                "failed",
                "finish 200",
                "finish 486",
                "bye",
                "timer");
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            ReferSubscription subscription = subscription();
            Instant now = Steps.START;
            subscription.start(now);
            Counter counter = new Counter();
            for (int step = 0; step < 30; step++) {
                counter.count(Steps.drain(subscription));
                now = now.plusSeconds(random.nextInt(20));
                String input = inputs.get(random.nextInt(inputs.size()));
                counter.underWay &= !input.startsWith("told") && !input.equals("failed");
                input(subscription, input, now);
            }
            for (String input : List.of("finish 200", "told 200", "told 200", "told 200", "bye")) {
                counter.count(Steps.drain(subscription));
                counter.underWay &= !input.startsWith("told");
                input(subscription, input, now);
            }
            counter.count(Steps.drain(subscription));

            assertTrue(counter.done, "seed " + seed);
            assertEquals(Optional.empty(), subscription.deadline());
        }
    }

    /** What has been said so far. */
    private static final class Counter {

        private boolean underWay;
        private boolean ended;
        private boolean done;

        void count(List<ReferOutput> outputs) {
            for (ReferOutput output : outputs) {
                assertTrue(!done, "after the end: " + output);
                if (output instanceof Notify notify) {
                    assertTrue(!underWay && !ended, notify.toString());
                    underWay = true;
                    ended = notify.state().isTerminated();
                }
                done = output instanceof Done;
            }
        }
    }

    private static void play(String rows) {
        ReferSubscription subscription = subscription();
        for (List<String> row : Steps.rows(rows)) {
            input(subscription, row.get(1), Steps.at(row.get(0)));

            assertEquals(row.get(2), Steps.outputs(subscription, ReferSubscriptionTest::text), row.toString());
            assertEquals(row.get(3), Steps.deadline(subscription), row.toString());
        }
    }

    private static ReferSubscription subscription() {
        return new ReferSubscription(LegProfile.builder().build(), Duration.ofMinutes(3));
    }

    private static void input(ReferSubscription subscription, String text, Instant now) {
        String[] parts = text.split(" ", 2);
        switch (parts[0]) {
            case "start" -> subscription.start(now);
            case "progress" -> subscription.progress(status(parts[1]), now);
            case "finish" -> subscription.finish(status(parts[1]), now);
            case "told" -> subscription.onNotifyAnswered(status(parts[1]), now);
            case "failed" -> subscription.onNotifyFailed(now);
            case "bye" -> subscription.onByeReceived(now);
            default -> subscription.onTimeout(now);
        }
    }

    private static Status status(String code) {
        return Status.of(Integer.parseInt(code));
    }

    private static String text(ReferOutput output) {
        if (output instanceof Notify notify) {
            return notify.body().split(" ", -1)[1] + " " + notify.state();
        }
        return output instanceof HangUpOldLeg ? "hang up" : "done";
    }
}
