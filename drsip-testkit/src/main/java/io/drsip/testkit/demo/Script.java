package io.drsip.testkit.demo;

import java.util.Optional;

/**
 * Which stage is shown by whom. What they have in common: each is judged by what the simulated side recorded, never by
 * what the SBC says of itself. Single thread.
 */
final class Script {

    private final Witness witness;
    private final Optional<Stage> sabotage;
    private final TrunkStages trunks;
    private final CallStages calls;
    private final TalkStages talks;
    private final TransferStages transfers;

    Script(World world, Timeline timeline, Optional<Stage> sabotage) {
        this.sabotage = sabotage;
        witness = new Witness(world.teams().recording(), timeline);
        trunks = new TrunkStages(world, timeline, witness, sabotage);
        calls = new CallStages(world, timeline, witness, sabotage);
        talks = new TalkStages(world, timeline, witness, sabotage);
        transfers = new TransferStages(world, timeline, witness, sabotage);
    }

    /**
     * Runs one stage.
     *
     * @throws StageFailure if it did not happen
     */
    void run(Stage stage) {
        witness.begin(sabotage.equals(Optional.of(stage)));
        switch (stage) {
            case TLS -> trunks.tls();
            case ONLINE -> trunks.online();
            case TENANT_CALL -> calls.fromTeams(Stage.TENANT_CALL, World.CUSTOMER, "+14255550199");
            case TRUNK_CALL -> calls.fromTeams(Stage.TRUNK_CALL, World.OWN, "+14255550188");
            case CALL_OUT -> calls.out();
            case FORKS -> calls.forks();
            case BUSY -> calls.busy();
            case DECLINED -> calls.declined();
            case HOLD -> talks.hold();
            case REFRESH -> talks.refresh();
            case TRANSFER_TEAMS -> transfers.byTeams();
            case TRANSFER_SBC -> transfers.bySbc();
            case TRANSFER_PBX -> transfers.byPbx();
            case REPEAT -> calls.repeat();
            case OUTAGE -> trunks.outage();
            case RECOVERY -> trunks.recovery();
            case STRANGER -> calls.stranger();
        }
        witness.expectStrict();
    }
}
