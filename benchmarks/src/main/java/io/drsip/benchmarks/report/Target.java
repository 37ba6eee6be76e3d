package io.drsip.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What drsip wants to reach, as an upper bound of something that is measured. Times are always asked for as a ratio
 * within one run, since only ratios travel to other machines. Immutable.
 *
 * @param operation what is measured
 * @param bound the target in words
 * @param limit the largest value that meets it
 * @param value the measured value, empty if it was not measured
 */
record Target(String operation, String bound, double limit, Function<Results, OptionalDouble> value) {

    private static final String PEERS = "PeerComparison.";
    private static final String DRSIP = PEERS + "drsip_";
    private static final String FRAMING = "FramingBenchmark.";
    private static final String POLICY = "PolicyBenchmark.";
    private static final String GROWTH = "GrowthBenchmark.";
    private static final String CALL = "CallBenchmark.";
    private static final String ALLOCATION = ", allocation";
    private static final int KIB = 1024;

    static List<Target> all() {
        return List.of(
                peer("parse", "jainSip", 1, 25),
                peer("parse", "pkts", 1, 12),
                peer("parse", "nettyHttp", 1, 3),
                new Target(
                        "parse",
                        "<= 4.5 x swarScan",
                        4.5,
                        results -> results.ratio(DRSIP + "parse", PEERS + "swarScan")),
                allocation("parse", "input + 400 B", 400, "input"),
                peer("read", "jainSip", 1, 10),
                peer("read", "pkts", 1, 5),
                peer("read", "nettyHttp", 2, 3),
                allocation("read", "input + 2.5 KiB", 2.5 * KIB, "input"),
                peer("modify", "jainSip", 1, 8),
                peer("modify", "pkts", 1, 6),
                peer("modify", "nettyHttp", 1, 2),
                allocation("modify", "input + output + 2.5 KiB", 2.5 * KIB, "input", "output"),
                new Target(
                        "policies, on one INVITE",
                        "<= 1/8 JAIN-SIP's modify of it",
                        1.0 / 8,
                        results -> results.ratio(POLICY + "invitePolicies", POLICY + "inviteModifyJainSip")),
                new Target(
                        "framing, 200 glued, each",
                        "<= 1.2 x parse",
                        1.2,
                        results -> results.ratio(FRAMING + "glued", DRSIP + "parse")),
                growth("whole", "twice the size, worst shape"),
                growth("octetByOctet", "twice the size octet by octet, worst shape"),
                dialogs("options", "OPTIONS in one of 100,000 calls"),
                dialogs("refresh", "re-INVITE and ACK in one of 100,000 calls"),
                dialogs("ownRefresh", "a session timer among 100,000, our re-INVITE, ACK"));
    }

    private static Target peer(String operation, String peer, int dividend, int divisor) {
        return new Target(
                operation,
                "<= " + dividend + "/" + divisor + " " + Peers.title(peer),
                (double) dividend / divisor,
                results -> results.ratio(DRSIP + operation, PEERS + peer + "_" + operation));
    }

    private static Target allocation(String operation, String bound, double extra, String... lengths) {
        return new Target(operation + ALLOCATION, "<= " + bound, extra, results -> {
            double kept = List.of(lengths).stream()
                    .mapToInt(name -> Integer.parseInt(results.machine(name)))
                    .sum();
            OptionalDouble octets = results.octets(DRSIP + operation);
            return octets.isPresent() ? OptionalDouble.of(octets.getAsDouble() - kept) : octets;
        });
    }

    private static Target growth(String method, String operation) {
        return new Target(
                operation,
                "< 2.5 x the time",
                2.5,
                results -> results.benchmarks(GROWTH + method).stream()
                        .filter(name -> name.endsWith(" full"))
                        .map(name -> results.ratio(name, name.replace(" full", " half")))
                        .flatMapToDouble(OptionalDouble::stream)
                        .max());
    }

    private static Target dialogs(String method, String operation) {
        return new Target(
                operation,
                "<= 1.5 x in one of 1,000",
                1.5,
                results -> results.ratio(CALL + method + " 100000", CALL + method + " 1000"));
    }

    /** Whether it is met; empty if it was not measured. */
    Optional<Boolean> isMet(Results results) {
        OptionalDouble measured = value.apply(results);
        return measured.isPresent() ? Optional.of(measured.getAsDouble() <= limit) : Optional.empty();
    }

    /** What was measured, in the form of the target. */
    String measured(Results results) {
        OptionalDouble measured = value.apply(results);
        if (measured.isEmpty()) {
            return "-";
        }
        double number = measured.getAsDouble();
        if (operation.endsWith(ALLOCATION)) {
            return String.format(Locale.ROOT, "... + %,.0f B", number);
        }
        return limit < 1 && number < 1
                ? String.format(Locale.ROOT, "1/%.1f", 1 / number)
                : String.format(Locale.ROOT, "%.2f", number);
    }
}
