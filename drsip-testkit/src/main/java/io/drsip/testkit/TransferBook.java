package io.drsip.testkit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Transfers that Microsoft asked SBCs for and whose INVITE has not come back yet. Thread-safe. */
final class TransferBook {

    private final List<Transfer> open = new CopyOnWriteArrayList<>();

    /**
     * What the returning INVITE must repeat letter for letter.
     *
     * @param referTo the URI, for the Request-URI
     * @param referredBy the header value
     */
    record Transfer(String referTo, String referredBy) {}

    void add(Transfer transfer) {
        open.add(transfer);
    }

    void remove(Transfer transfer) {
        open.remove(transfer);
    }

    /** The transfer with this Refer-To, whatever the case of letters: to tell a spoilt copy from a stranger. */
    Optional<Transfer> take(String requestUri) {
        Optional<Transfer> found = find(requestUri);
        found.ifPresent(open::remove);
        return found;
    }

    /** The same, and it stays open. */
    Optional<Transfer> find(String requestUri) {
        return open.stream()
                .filter(transfer -> transfer.referTo.equalsIgnoreCase(requestUri))
                .findFirst();
    }

    void clear() {
        open.clear();
    }
}
