package io.drsip.testkit.demo;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stages of the demonstration in their order, and how each is made to fail. */
enum Stage {
    TLS(
            1,
            "tls",
            "TLS stands in the names of all trunks, to all three datacenters",
            "the SBC has certificates nobody trusts"),
    ONLINE(
            2,
            "online",
            "OPTIONS flow both ways: Microsoft shows all trunks as active",
            "Microsoft cannot find the SBC in DNS"),
    TENANT_CALL(
            3, "tenant-call", "Teams calls a number of the carrier's customer", "the PBX refuses the customer's calls"),
    TRUNK_CALL(
            4,
            "trunk-call",
            "Teams calls a number on the trunk with its own certificate",
            "the PBX refuses that trunk's calls"),
    CALL_OUT(5, "call-out", "The PBX calls a Teams user, who has two devices", "the user's number is in no tenant"),
    FORKS(
            6,
            "forks",
            "Early media comes from one end, the answer from another; then two answer at once",
            "only one device answers"),
    BUSY(7, "busy", "A datacenter says 503: the call goes to the next one", "no datacenter ever says 503"),
    DECLINED(
            8,
            "declined",
            "The user declines with 603: nobody is tried again",
            "the datacenters say 503 instead of 603"),
    HOLD(9, "hold", "Teams and the PBX hold a call, and go on with it", "Microsoft does not agree to a hold"),
    REFRESH(10, "refresh", "A long call is refreshed, and the PBX is not bothered", "Microsoft never refreshes it"),
    TRANSFER_TEAMS(
            11,
            "transfer-teams",
            "A transfer by Microsoft: another call takes the place of the first one",
            "the PBX refuses the other call"),
    TRANSFER_SBC(
            12,
            "transfer-sbc",
            "A transfer by the SBC: it calls the other user, and reports how it goes",
            "the PBX refuses the transfer"),
    TRANSFER_PBX(
            13,
            "transfer-pbx",
            "A transfer by the PBX, on a third trunk: the SBC only reports",
            "nobody answers where the PBX sends the call"),
    REPEAT(
            14,
            "repeat",
            "A connection breaks while it rings: another datacenter repeats the call",
            "no datacenter repeats it"),
    OUTAGE(15, "outage", "A datacenter dies: calls move to the next one", "the datacenter lives on"),
    RECOVERY(16, "recovery", "The datacenter comes back: calls return to it", "the datacenter stays dead"),
    STRANGER(17, "stranger", "A call for a tenant nobody knows is refused", "the SBC knows that tenant after all");

    private final int number;
    private final String key;
    private final String title;
    private final String sabotage;

    Stage(int number, String key, String title, String sabotage) {
        this.number = number;
        this.key = key;
        this.title = title;
        this.sabotage = sabotage;
    }

    static Optional<Stage> find(String key) {
        return Arrays.stream(values()).filter(stage -> stage.key.equals(key)).findFirst();
    }

    /** All names with the way each is made to fail, a line each. */
    static String list() {
        return Arrays.stream(values())
                .map(stage -> String.format("  %-14s %s", stage.key, stage.sabotage))
                .collect(Collectors.joining("\n"));
    }

    /** 1 for the first one. */
    int number() {
        return number;
    }

    String key() {
        return key;
    }

    String title() {
        return title;
    }

    String sabotage() {
        return sabotage;
    }

    /** What the process ends with if this stage fails: 11 for the first one. */
    int exitCode() {
        return 10 + number;
    }
}
