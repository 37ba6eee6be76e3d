package io.drsip.core.tenant;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.PhoneNumber;
import java.util.Set;

/**
 * A tenant as Microsoft 365 knows it, as far as we know that. Immutable.
 *
 * @param name what it is called in reports
 * @param verifiedDomains the domains that are verified in it, subdomains only if they are verified themselves
 * @param numbers the numbers that its users and services have, in E.164 with a plus; another tenant may have the same
 */
public record MicrosoftTenant(String name, Set<Fqdn> verifiedDomains, Set<PhoneNumber> numbers) {

    /**
     * Copies the sets.
     *
     * @param name what it is called in reports
     * @param verifiedDomains the domains that are verified in it
     * @param numbers the numbers that its users and services have
     */
    public MicrosoftTenant {
        verifiedDomains = Set.copyOf(verifiedDomains);
        numbers = Set.copyOf(numbers);
    }
}
