package io.drsip.core.tenant;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.NumberDirectory;
import io.drsip.tenant.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory of numbers that is a table of a dozen octets a number, so that a million of them are no matter.
 *
 * <p>Owners are kept by reference: give all numbers of one tenant the same {@link Fqdn}. A number of more than 15
 * digits, which no plan of E.164 has, takes as much as in any map. Thread-safe.
 */
public final class InMemoryNumberDirectory implements NumberDirectory {

    private static final int STRIPES = 64;

    // Each guarded by itself, so that writers hold up a sixty-fourth of the readers.
    private final NumberTable[] stripes = new NumberTable[STRIPES];
    private final Map<PhoneNumber, Fqdn> longOnes = new ConcurrentHashMap<>();

    private InMemoryNumberDirectory() {
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new NumberTable();
        }
    }

    /**
     * A directory without numbers.
     *
     * @return a new directory
     */
    public static InMemoryNumberDirectory empty() {
        return new InMemoryNumberDirectory();
    }

    /**
     * Gives a number to a tenant.
     *
     * @param number exactly as it will be asked for
     * @param owner the tenant's name
     * @return who had it before
     */
    public Optional<Fqdn> put(PhoneNumber number, Fqdn owner) {
        long key = PackedNumber.pack(number.text());
        if (key == PackedNumber.TOO_LONG) {
            return Optional.ofNullable(longOnes.put(number, owner));
        }
        NumberTable stripe = stripe(key);
        synchronized (stripe) {
            return Optional.ofNullable(stripe.put(key, owner));
        }
    }

    /**
     * Takes a number out.
     *
     * @param number exactly as it was put in
     * @return who had it
     */
    public Optional<Fqdn> remove(PhoneNumber number) {
        long key = PackedNumber.pack(number.text());
        if (key == PackedNumber.TOO_LONG) {
            return Optional.ofNullable(longOnes.remove(number));
        }
        NumberTable stripe = stripe(key);
        synchronized (stripe) {
            return Optional.ofNullable(stripe.remove(key));
        }
    }

    /**
     * How many numbers there are.
     *
     * @return a count that is exact while nobody writes
     */
    public int size() {
        int size = longOnes.size();
        for (NumberTable stripe : stripes) {
            synchronized (stripe) {
                size += stripe.size();
            }
        }
        return size;
    }

    @Override
    public CompletionStage<Optional<Fqdn>> owner(PhoneNumber number) {
        return CompletableFuture.completedFuture(find(number));
    }

    private Optional<Fqdn> find(PhoneNumber number) {
        long key = PackedNumber.pack(number.text());
        if (key == PackedNumber.TOO_LONG) {
            return Optional.ofNullable(longOnes.get(number));
        }
        NumberTable stripe = stripe(key);
        synchronized (stripe) {
            return Optional.ofNullable(stripe.find(key));
        }
    }

    /** By the highest bits of the hash; inside of a stripe the others count. */
    private NumberTable stripe(long key) {
        return stripes[(int) (PackedNumber.hash(key) >>> 58)];
    }
}
