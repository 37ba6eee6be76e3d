package io.drsip.core.transaction;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The transactions that are alive, found by what is received.
 *
 * <p>The owner keeps what it likes for each: the machine, the connection it uses, whom it serves. It removes an entry
 * once the machine says that it has terminated. Single thread.
 *
 * @param <C> what is kept for a request that we have sent
 * @param <S> what is kept for a request that we have received
 */
public final class TransactionTable<C, S> {

    /**
     * How many transactions of each side there are at most. An accepted INVITE stays for 32 s: 1,500 new calls a
     * second.
     */
    public static final int DEFAULT_LIMIT = 50_000;

    private final int clientLimit;
    private final int serverLimit;
    private final Map<TransactionKey.Client, C> clients = new HashMap<>();
    private final Map<TransactionKey.Server, S> servers = new HashMap<>();

    /** Makes an empty table with the default limit for each side. */
    public TransactionTable() {
        this(DEFAULT_LIMIT, DEFAULT_LIMIT);
    }

    /**
     * Makes an empty table.
     *
     * @param clientLimit how many requests of ours may be open
     * @param serverLimit how many requests of peers may be open
     * @throws IllegalArgumentException if one of them is not positive
     */
    public TransactionTable(int clientLimit, int serverLimit) {
        if (clientLimit < 1 || serverLimit < 1) {
            throw new IllegalArgumentException(
                    "limits of transactions are positive, not " + clientLimit + " and " + serverLimit);
        }
        this.clientLimit = clientLimit;
        this.serverLimit = serverLimit;
    }

    /**
     * Keeps a transaction of ours.
     *
     * @param key its key
     * @param entry what is found by it
     * @return false if there are too many: it is not kept, and must not be started
     * @throws IllegalStateException if the key is taken: branches of ours must not repeat
     */
    public boolean add(TransactionKey.Client key, C entry) {
        return add(clients, clientLimit, key, entry);
    }

    /**
     * Keeps a peer's transaction.
     *
     * @param key its key
     * @param entry what is found by it
     * @return false if there are too many: it is not kept, and the request is answered with 503 and forgotten
     * @throws IllegalStateException if the key is taken: {@link #find(TransactionKey.Server)} comes first
     */
    public boolean add(TransactionKey.Server key, S entry) {
        return add(servers, serverLimit, key, entry);
    }

    private static <K, V> boolean add(Map<K, V> entries, int limit, K key, V entry) {
        if (entries.containsKey(key)) {
            throw new IllegalStateException("the transaction " + key + " exists: find it before adding one");
        }
        if (entries.size() >= limit) {
            return false;
        }
        entries.put(key, entry);
        return true;
    }

    /**
     * Finds what a response belongs to.
     *
     * @param key the key of the response
     * @return what was added; empty for a stray response, which goes nowhere (RFC 6026 section 7.2)
     */
    public Optional<C> find(TransactionKey.Client key) {
        return Optional.ofNullable(clients.get(key));
    }

    /**
     * Finds what a request repeats, acknowledges or, with {@link TransactionKey.Server#toInvite()}, gives up.
     *
     * @param key the key of the request
     * @return what was added; empty for a new request
     */
    public Optional<S> find(TransactionKey.Server key) {
        return Optional.ofNullable(servers.get(key));
    }

    /**
     * Forgets a transaction of ours.
     *
     * @param key its key
     * @return what was added, or empty if it was not there
     */
    public Optional<C> remove(TransactionKey.Client key) {
        return Optional.ofNullable(clients.remove(key));
    }

    /**
     * Forgets a peer's transaction.
     *
     * @param key its key
     * @return what was added, or empty if it was not there
     */
    public Optional<S> remove(TransactionKey.Server key) {
        return Optional.ofNullable(servers.remove(key));
    }

    /**
     * All transactions of ours, to tell them that a connection is gone.
     *
     * @return a view that follows the table; copy it before adding or removing on the way
     */
    public Collection<C> clients() {
        return Collections.unmodifiableCollection(clients.values());
    }

    /**
     * All transactions of peers, to tell them that a connection is gone.
     *
     * @return a view that follows the table; copy it before adding or removing on the way
     */
    public Collection<S> servers() {
        return Collections.unmodifiableCollection(servers.values());
    }
}
