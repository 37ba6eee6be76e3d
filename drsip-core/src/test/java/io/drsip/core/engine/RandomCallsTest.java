package io.drsip.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.call.CallConfig;
import io.drsip.call.CallEvent;
import io.drsip.call.TransferMode;
import io.drsip.trunk.TrunkConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls in which everything happens at random: messages, time, broken connections, and a PBX that wants everything. */
class RandomCallsTest {

    private static final List<TransferMode> MODES = List.of(TransferMode.values());
    private static final int GAMES = 60;
    private static final int STEPS = 40;

    private static final List<String> BEGINNINGS = List.of("in", "out", "in Session-Expires:1800 Supported:timer");

    private static final List<String> STEPS_OF_ALL = List.of(
            "ms 100",
            "ms 180 tag=a",
            "ms 183 tag=b sdp=sendrecv",
            "ms 200 tag=a",
            "ms 200 tag=b se=1800;refresher=uac",
            "ms 200 to=BYE",
            "ms 200 to=NOTIFY",
            "ms 486",
            "ms 491",
            "ms 481",
            "ms 500 retry=3",
            "ms 503",
            "ms 422 minse=3600",
            "ms ack",
            "ms bye",
            "ms cancel",
            "ms options",
            "ms invite",
            "ms invite sdp=inactive version=2",
            "ms invite port=50010 version=3",
            "ms invite sdp=none",
            "ms invite cseq=1",
            "ms refer Refer-To:<sip:+14255550109@sip.pstnhub.microsoft.com>",
            "again",
            "again new",
            "break",
            "instead",
            "pbx ring",
            "pbx progress",
            "pbx answer",
            "pbx answer",
            "pbx reject 486",
            "pbx hangup",
            "pbx hold",
            "pbx resume",
            "pbx offer port=50020",
            "pbx accept",
            "pbx reply",
            "pbx refuse 488",
            "pbx report 180",
            "pbx report 200",
            "wait 1s",
            "wait 12s",
            "wait 40s",
            "wait 900s");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eachCallEndsOnceAndNothingStaysBehind(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int game = 0; game < GAMES; game++) {
            List<String> played = new ArrayList<>();
            try {
                play(random, played);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ", steps " + played, failure);
            }
        }
    }

    private static void play(SplittableRandom random, List<String> played) {
        TransferMode mode = MODES.get(random.nextInt(MODES.size()));
        CallScene scene = new CallScene(TrunkConfig.builder(EngineRig.TRUNK)
                .calls(CallConfig.builder().transfers(mode).build())
                .build());
        String first = BEGINNINGS.get(random.nextInt(BEGINNINGS.size()));
        played.add(first);
        scene.step(first);
        for (int i = 0; i < STEPS; i++) {
            String step = STEPS_OF_ALL.get(random.nextInt(STEPS_OF_ALL.size()));
            if (scene.isPossible(step)) {
                played.add(step);
                scene.step(step);
            }
        }

        scene.rig.finish();
        scene.rig.calls.forEach(RandomCallsTest::assertEndsOnce);
    }

    private static void assertEndsOnce(String call, List<CallEvent> events) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof CallEvent.Failed || events.get(i) instanceof CallEvent.Ended) {
                ends.add(i);
            }
        }
        assertEquals(List.of(events.size() - 1), ends, call + ": " + events);
        assertTrue(events.size() < 1_000, call);
    }
}
