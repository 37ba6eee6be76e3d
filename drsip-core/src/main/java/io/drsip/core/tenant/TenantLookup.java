package io.drsip.core.tenant;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;
import java.util.Optional;

/**
 * Where the lookup of a host stands: a question to the directory, or a result.
 *
 * <pre>
 * state     input                                      next
 * Ask       the tenant of that very name               Found
 * Ask       nobody, and there is a parent to ask for   Ask
 * Ask       nobody, and there is none                  Unknown
 * AskParent the tenant of that name, covers subdomains Found
 * AskParent the tenant of that name, does not cover    Unknown
 * AskParent nobody                                     Unknown
 * </pre>
 *
 * <p>Immutable: a lookup can wait as long as the directory takes, and holds nothing.
 */
public sealed interface TenantLookup {

    /** A lookup that needs an answer of the directory. */
    sealed interface Question extends TenantLookup {

        /**
         * What to ask the directory for.
         *
         * @return an exact name
         */
        Fqdn name();

        /**
         * The directory has answered.
         *
         * @param tenant what it found, or empty
         * @return the next question, or the result
         */
        TenantLookup answered(Optional<Tenant> tenant);
    }

    /**
     * Who is called exactly so?
     *
     * @param name the host of the Request-URI
     * @param parent what to ask for next if nobody is; empty if no parent may match
     */
    record Ask(Fqdn name, Optional<Fqdn> parent) implements Question {

        @Override
        public TenantLookup answered(Optional<Tenant> tenant) {
            // A directory that knows parents itself must not give one tenant's calls to another one.
            Optional<Tenant> exact = tenant.filter(found -> found.fqdn().equals(name));
            if (exact.isPresent()) {
                return new Found(exact.get());
            }
            return parent.<TenantLookup>map(next -> new AskParent(name, next))
                    .orElseGet(() -> new Unknown("no tenant is called " + name));
        }
    }

    /**
     * Who has the domain above, and all names in it?
     *
     * @param host the host of the Request-URI
     * @param name its parent domain
     */
    record AskParent(Fqdn host, Fqdn name) implements Question {

        @Override
        public TenantLookup answered(Optional<Tenant> tenant) {
            Optional<Tenant> exact = tenant.filter(found -> found.fqdn().equals(name));
            if (exact.filter(Tenant::coversSubdomains).isPresent()) {
                return new Found(exact.get());
            }
            String domain = exact.isPresent() ? name + " does not cover subdomains" : "none has " + name;
            return new Unknown("no tenant is called " + host + ", and " + domain);
        }
    }

    /**
     * The request belongs to a tenant.
     *
     * @param tenant whose it is
     */
    record Found(Tenant tenant) implements TenantLookup {}

    /**
     * The request is for the trunk itself, as Microsoft's OPTIONS are.
     *
     * @param fqdn the name of the trunk
     */
    record OurOwn(Fqdn fqdn) implements TenantLookup {}

    /**
     * The request is nobody's: 404, and an event.
     *
     * @param cause why, in words
     */
    record Unknown(String cause) implements TenantLookup {}
}
