package io.drsip.core.tenant;

import io.drsip.sip.Fqdn;
import java.util.List;
import java.util.Locale;

/** The names of a certificate as they are written, wildcards included. Immutable. */
final class WrittenNames {

    private static final String STAR = "*.";

    private final List<String> names;

    WrittenNames(List<String> names) {
        this.names = names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    boolean cover(Fqdn fqdn) {
        return names.stream().anyMatch(name -> covers(name, fqdn));
    }

    /** A wildcard stands for exactly one label, and is one (RFC 2818 section 3.1). */
    private static boolean covers(String name, Fqdn fqdn) {
        if (name.startsWith(STAR)) {
            return fqdn.parent()
                    .filter(parent -> parent.canonical().equals(name.substring(STAR.length())))
                    .isPresent();
        }
        return fqdn.canonical().equals(name);
    }

    /** The wildcards below which a name lies, but two labels or more. */
    List<String> tooHighAbove(Fqdn fqdn) {
        return names.stream()
                .filter(name -> name.startsWith(STAR) && !covers(name, fqdn))
                .filter(name -> fqdn.canonical().endsWith(name.substring(1)))
                .toList();
    }

    /** Names that stand for nothing, since only the first label may be a star. */
    List<String> withSeveralStars() {
        return names.stream().filter(name -> name.lastIndexOf('*') > 0).toList();
    }

    /** The names as a list. */
    @Override
    public String toString() {
        return names.toString();
    }
}
