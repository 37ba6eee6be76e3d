package io.drsip.core.engine;

import io.drsip.core.transaction.TransactionKey;
import io.drsip.core.transaction.TransactionTable;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The transactions of a trunk, each with its connection and its user. Single thread. */
final class Transactions {

    private static final String FULL = "too many transactions are open; wait for some to end";

    private final EngineContext context;
    private final Flows flows;
    private final TransactionTable<ClientTransaction, ServerTransaction> table = new TransactionTable<>();

    Transactions(EngineContext context, Flows flows) {
        this.context = context;
        this.flows = flows;
    }

    EngineContext context() {
        return context;
    }

    Flows flows() {
        return flows;
    }

    /** Sends a request. If there is no room for its transaction, the user hears so at once, and nothing is sent. */
    ClientTransaction start(Flow flow, SipRequest request, ClientUser user, Instant now) {
        ClientTransaction transaction = new ClientTransaction(request, flow, user, this, now);
        begin(transaction, user, now);
        return transaction;
    }

    /** As above; {@code started} gets the transaction before its user hears anything. */
    void start(Flow flow, SipRequest request, ClientUser user, Consumer<ClientTransaction> started, Instant now) {
        ClientTransaction transaction = new ClientTransaction(request, flow, user, this, now);
        started.accept(transaction);
        begin(transaction, user, now);
    }

    private void begin(ClientTransaction transaction, ClientUser user, Instant now) {
        if (table.add(transaction.key(), transaction)) {
            transaction.begin(now);
        } else {
            user.onNoResponse(FULL, now);
        }
    }

    /** Takes a new request in, unless there is no room for it. */
    Optional<ServerTransaction> receive(Flow flow, SipRequest request, Instant now) {
        ServerTransaction transaction = new ServerTransaction(request, flow, this, now);
        if (!table.add(transaction.key(), transaction)) {
            return Optional.empty();
        }
        transaction.begin(now);
        return Optional.of(transaction);
    }

    Optional<ServerTransaction> find(SipRequest request) {
        return table.find(TransactionKey.ofRequest(request));
    }

    /** The INVITE that a CANCEL gives up. */
    Optional<ServerTransaction> findInvite(SipRequest cancel) {
        return table.find(TransactionKey.ofRequest(cancel).toInvite());
    }

    Optional<ClientTransaction> find(SipResponse response) {
        return table.find(TransactionKey.ofResponse(response));
    }

    void forget(ClientTransaction transaction) {
        table.remove(transaction.key());
        flows.release(transaction.flow(), transaction);
    }

    void forget(ServerTransaction transaction) {
        table.remove(transaction.key());
        flows.release(transaction.flow(), transaction);
    }

    int size() {
        return table.clients().size() + table.servers().size();
    }
}
