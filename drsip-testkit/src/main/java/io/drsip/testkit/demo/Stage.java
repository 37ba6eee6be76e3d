package io.drsip.testkit.demo;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stages of the demonstration in their order, and how each is made to fail. */
enum Stage {
    TLS(
            1,
            "tls",
            "TLS stands in both trunks' names, to all three datacenters",
            "the SBC has certificates nobody trusts"),
    ONLINE(
            2,
            "online",
            "OPTIONS flow both ways: Microsoft shows both trunks as active",
            "Microsoft cannot find the SBC in DNS"),
    TENANT_CALL(
            3, "tenant-call", "Teams calls a number of the carrier's customer", "the PBX refuses the customer's calls"),
    TRUNK_CALL(
            4,
            "trunk-call",
            "Teams calls a number on the trunk with its own certificate",
            "the PBX refuses that trunk's calls"),
    CALL_OUT(5, "call-out", "The PBX calls a Teams user, who has two devices", "the user's number is in no tenant"),
    BUSY(6, "busy", "A datacenter says 503: the call goes to the next one", "no datacenter ever says 503"),
    DECLINED(
            7,
            "declined",
            "The user declines with 603: nobody is tried again",
            "the datacenters say 503 instead of 603"),
    OUTAGE(8, "outage", "A datacenter dies: calls move to the next one", "the datacenter lives on"),
    RECOVERY(9, "recovery", "The datacenter comes back: calls return to it", "the datacenter stays dead"),
    STRANGER(10, "stranger", "A call for a tenant nobody knows is refused", "the SBC knows that tenant after all");

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
                .map(stage -> String.format("  %-12s %s", stage.key, stage.sabotage))
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
