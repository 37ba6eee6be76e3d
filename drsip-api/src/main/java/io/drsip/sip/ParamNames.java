package io.drsip.sip;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The names of parameters seen so far, to notice one that stands twice.
 *
 * <p>Of each name six bits are remembered, in a set of 64; the first names are compared only where the bits of two are
 * the same. Behind those, which are more than any sound header has, all keys are kept in a hash set, so that many
 * parameters with names that look alike cost no more than their number. Single thread.
 */
final class ParamNames {

    private static final int FEW = 8;

    private final Scanner scanner;
    private final int start;
    private final boolean uri;

    // Grow with every name.
    private long bits;
    private int count;
    private @Nullable Set<String> keys;

    /** Before the first parameter; {@code start} is where its semicolon stands. */
    ParamNames(Scanner scanner, int start, boolean uri) {
        this.scanner = scanner;
        this.start = start;
        this.uri = uri;
    }

    /** Takes the name between an offset and here, whose key is given if that is not what stands there. */
    void add(int name, @Nullable String key) {
        if (count == scanner.limits().params()) {
            throw scanner.errorAt("there are at most " + count + " parameters", name);
        }
        boolean known = count < FEW ? isAmongFew(name, key) : !keysBefore(name).add(key(name, key));
        if (known) {
            throw scanner.errorAt("a parameter stands only once", name);
        }
        count++;
    }

    private boolean isAmongFew(int name, @Nullable String key) {
        int last = scanner.offset() - 1;
        long bit = key == null
                ? bit(last + 1 - name, scanner.octet(name), scanner.octet(last))
                : bit(key.length(), key.charAt(0), key.charAt(key.length() - 1));
        boolean perhaps = (bits & bit) != 0;
        bits |= bit;
        return perhaps && walkTo(name).nextNamed(key(name, key));
    }

    private Set<String> keysBefore(int name) {
        Set<String> known = keys;
        if (known == null) {
            known = new HashSet<>();
            ParamWalk walk = walkTo(name);
            while (walk.next()) {
                known.add(walk.key());
            }
            keys = known;
        }
        return known;
    }

    private ParamWalk walkTo(int name) {
        return new ParamWalk(scanner.text(), scanner.inText(start), scanner.inText(name), uri);
    }

    private String key(int name, @Nullable String key) {
        return key == null ? ParamWalk.key(scanner.asciiFrom(name), false) : key;
    }

    /** By length, first and last letter in any case. */
    private static long bit(int length, int first, int last) {
        return 1L << (length + 5 * (first | 0x20) + 11 * (last | 0x20));
    }
}
