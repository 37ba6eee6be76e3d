package io.drsip.testkit;

import static io.drsip.testkit.PbxFixture.SOON;
import static io.drsip.testkit.PbxFixture.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.drsip.sip.Method;
import io.drsip.testkit.PbxFixture.Talk;
import io.drsip.testkit.SimulatedCall.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with a Microsoft that writes no Record-Route: there is nothing but its Contact. */
final class SbcRouteTest {

    @RegisterExtension
    static final SimulatedTeamsExtension TEAMS =
            SimulatedTeamsExtension.of(PbxFixture.contoso(Knobs.builder().recordRoute(false)));

    @Test
    void noRouteIsMadeUp(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.intoTeams();
            await(talk.here().hold());
            await(talk.here().hangUp());

            Recorded.Message bye = teams.recording().received(Method.BYE).get(0);
            assertEquals("", bye.header("Route"));
            assertTrue(bye.bytes().toString().startsWith("BYE sip:api-"), bye::toString);
        }
    }

    /** Port 443, as Microsoft's Contact has it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theHostOfTheContactIsDialled(boolean fromTeams, SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.talk(fromTeams);

            teams.datacenter(1).drain();
            await(talk.here().hangUp());

            assertEquals(Party.SBC, talk.there().awaitEnded(SOON).by());
        }
    }

    @Test
    void theCallFollowsTheContact(SimulatedTeams teams) throws Exception {
        try (PbxFixture pbx = PbxFixture.start(teams)) {
            Talk talk = pbx.fromTeams(pbx.plan());

            await(talk.there().reinvites().fromOtherContact());
            teams.datacenter(1).drain();
            await(talk.here().hold());

            await(talk.here().hangUp());
        }
    }
}
