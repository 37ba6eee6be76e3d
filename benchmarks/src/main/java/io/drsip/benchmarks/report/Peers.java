package io.drsip.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is compared, in the order of the table, and in how many operations. Immutable. */
final class Peers {

    static final String DRSIP = "drsip";
    static final List<String> OPERATIONS = List.of("parse", "read", "modify");

    private static final Map<String, String> TITLES = titles();

    private Peers() {}

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put(DRSIP, "drsip");
        titles.put("jainSip", "JAIN-SIP");
        titles.put("pkts", "pkts-sip");
        titles.put("nettyHttp", "Netty HTTP");
        titles.put("nettyHttpBare", "Netty HTTP, codec alone");
        return titles;
    }

    static List<String> names() {
        return List.copyOf(TITLES.keySet());
    }

    static List<String> others() {
        return names().stream().filter(name -> !name.equals(DRSIP)).toList();
    }

    static String title(String name) {
        return TITLES.getOrDefault(name, name);
    }

    /** The benchmark of one operation. */
    static String benchmark(String name, String operation) {
        return "PeerComparison." + name + "_" + operation;
    }
}
