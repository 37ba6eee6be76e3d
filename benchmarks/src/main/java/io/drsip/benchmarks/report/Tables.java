package io.drsip.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The figures as Markdown. Immutable. */
final class Tables {

    private static final double NANOS = 1000;
    private static final double SECOND = 1e9;
    private static final String NONE = "-";

    private final List<Results> jdks;
    private final List<String> lines = new ArrayList<>();

    private Tables(List<Results> jdks) {
        this.jdks = jdks;
    }

    static String of(List<Results> jdks) {
        Tables tables = new Tables(jdks);
        jdks.forEach(tables::addPeers);
        tables.addTargets();
        tables.addDrsip();
        tables.addGrowth();
        tables.addCalls();
        jdks.forEach(tables::addSlowest);
        return String.join("\n", tables.lines) + "\n";
    }

    private void addPeers(Results results) {
        lines.add("**" + results.machine("jdk") + "**, " + results.machine("machine") + ", " + results.machine("system")
                + ", " + results.machine("date"));
        lines.add("");
        addRow(List.of("", "parse, us", "B", "x drsip", "read, us", "B", "x drsip", "modify, us", "B", "x drsip"));
        addRule(10);
        for (String peer : Peers.names()) {
            List<String> cells = new ArrayList<>(List.of(Peers.title(peer)));
            for (String operation : Peers.OPERATIONS) {
                String benchmark = Peers.benchmark(peer, operation);
                cells.add(micros(results.nanos(benchmark)));
                cells.add(octets(results.octets(benchmark)));
                OptionalDouble ratio = results.ratio(benchmark, Peers.benchmark(Peers.DRSIP, operation));
                cells.add(number(ratio.orElse(1) < 1 ? "%.2f" : "%.1f", ratio));
            }
            addRow(cells);
        }
        lines.add("");
    }

    private void addTargets() {
        List<String> head = new ArrayList<>(List.of("operation", "target"));
        for (Results results : jdks) {
            head.add("JDK " + results.feature());
            head.add("met");
        }
        addRow(head);
        addRule(head.size());
        for (Target target : Target.all()) {
            List<String> cells = new ArrayList<>(List.of(target.operation(), target.bound()));
            for (Results results : jdks) {
                cells.add(target.measured(results));
                cells.add(
                        target.isMet(results).map(met -> met ? "yes" : "**no**").orElse(NONE));
            }
            addRow(cells);
        }
        lines.add("");
    }

    private void addDrsip() {
        List<String> head = new ArrayList<>(List.of("drsip alone, and floors"));
        jdks.forEach(results -> head.addAll(List.of("JDK " + results.feature() + ", us", "B")));
        addRow(head);
        addRule(head.size());
        addDrsip("parse without a framer", "PeerComparison.drsip_parseAlone");
        addDrsip("framing, a whole message", "FramingBenchmark.whole");
        addDrsip("framing, 200 messages glued, each", "FramingBenchmark.glued");
        addDrsip("framing, octet by octet", "FramingBenchmark.octetByOctet");
        addDrsip("the three edits of modify, as octets", "PolicyBenchmark.edit");
        addDrsip("the policies for Teams, and the message written", "PolicyBenchmark.teamsPolicies");
        addDrsip("one INVITE, parsed", "PolicyBenchmark.inviteParse");
        addDrsip("the same, five headers changed by the policies, and written", "PolicyBenchmark.invitePolicies");
        addDrsip("the same, right already", "PolicyBenchmark.inviteRight");
        addDrsip("the same, from Microsoft", "PolicyBenchmark.inviteFromMicrosoft");
        addDrsip("the same, modify", "PolicyBenchmark.inviteModify");
        addDrsip("the same, modify by JAIN-SIP", "PolicyBenchmark.inviteModifyJainSip");
        addDrsip("the same, modify by pkts-sip", "PolicyBenchmark.inviteModifyPkts");
        addDrsip("floor: SWAR scan for the line ends of the header section", "PeerComparison.swarScan");
        addDrsip("floor: one copy of the message", "PeerComparison.memcpy");
        lines.add("");
    }

    private void addDrsip(String title, String benchmark) {
        List<String> cells = new ArrayList<>(List.of(title));
        for (Results results : jdks) {
            cells.add(micros(results.nanos(benchmark)));
            cells.add(octets(results.octets(benchmark)));
        }
        addRow(cells);
    }

    private void addGrowth() {
        List<String> head = new ArrayList<>(List.of("up to the limits"));
        jdks.forEach(results -> head.addAll(
                List.of("JDK " + results.feature() + ", whole, us", "x half", "octet by octet, us", "x half")));
        addRow(head);
        addRule(head.size());
        String prefix = "GrowthBenchmark.whole ";
        for (String name : jdks.get(0).benchmarks(prefix)) {
            if (name.endsWith(" full")) {
                addGrowth(name.substring(prefix.length(), name.length() - " full".length()));
            }
        }
        lines.add("");
    }

    private void addGrowth(String shape) {
        List<String> cells = new ArrayList<>(List.of(shape));
        for (Results results : jdks) {
            for (String method : List.of("whole", "octetByOctet")) {
                String full = "GrowthBenchmark." + method + " " + shape + " full";
                cells.add(micros(results.nanos(full)));
                cells.add(number("%.2f", results.ratio(full, full.replace(" full", " half"))));
            }
        }
        addRow(cells);
    }

    private void addCalls() {
        List<String> head = new ArrayList<>(List.of("calls, through the engine alone"));
        jdks.forEach(results -> head.addAll(List.of("JDK " + results.feature() + ", us", "B", "in a second")));
        addRow(head);
        addRule(head.size());
        addCall("only the making of a message, 1,000 calls", "CallBenchmark.message 1000");
        addCall("the same, 100,000 calls", "CallBenchmark.message 100000");
        addCall("OPTIONS and 200, 1,000 calls", "CallBenchmark.options 1000");
        addCall("the same, 100,000 calls", "CallBenchmark.options 100000");
        addCall("re-INVITE that changes nothing, 200, ACK, 1,000 calls", "CallBenchmark.refresh 1000");
        addCall("the same, 100,000 calls", "CallBenchmark.refresh 100000");
        addCall("a session timer wakes: our re-INVITE, 200, ACK, 1,000 calls", "CallBenchmark.ownRefresh 1000");
        addCall("the same, 100,000 calls", "CallBenchmark.ownRefresh 100000");
        addCall("a call from Teams, set up and torn down", "CallSetupBenchmark.fromTeams");
        addCall("a call to Teams, set up and torn down", "CallSetupBenchmark.toTeams");
        lines.add("");
    }

    private void addCall(String title, String benchmark) {
        List<String> cells = new ArrayList<>(List.of(title));
        for (Results results : jdks) {
            OptionalDouble nanos = results.nanos(benchmark);
            cells.add(micros(nanos));
            cells.add(octets(results.octets(benchmark)));
            cells.add(number("%,.0f", nanos.isPresent() ? OptionalDouble.of(SECOND / nanos.getAsDouble()) : nanos));
        }
        addRow(cells);
    }

    private void addSlowest(Results results) {
        Optional<String> small = results.slowest("up to 64 kB");
        Optional<String> large = results.slowest("above 64 kB");
        if (small.isPresent() && large.isPresent()) {
            lines.add("Slowest message on JDK " + results.feature() + ": " + small.get() + " up to 64 kB, "
                    + large.get() + " above.");
        }
    }

    private void addRow(List<String> cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    private void addRule(int columns) {
        lines.add("|" + String.join("|", Collections.nCopies(columns, "---")) + "|");
    }

    private static String micros(OptionalDouble nanos) {
        if (nanos.isEmpty()) {
            return NONE;
        }
        double micros = nanos.getAsDouble() / NANOS;
        return String.format(Locale.ROOT, micros < 0.1 ? "%.3f" : micros < 100 ? "%.2f" : "%,.0f", micros);
    }

    private static String octets(OptionalDouble octets) {
        return octets.isPresent() && octets.getAsDouble() < 1 ? "0" : number("%,.0f", octets);
    }

    private static String number(String format, OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : NONE;
    }
}
