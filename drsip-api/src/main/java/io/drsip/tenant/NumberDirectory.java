package io.drsip.tenant;

import io.drsip.sip.Fqdn;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Finds whose a number is, for a carrier that gets a call to it from the telephone network. Yours to implement over any
 * store.
 *
 * <p>Microsoft looks numbers up inside of one tenant, so that two tenants may have the same one (Microsoft, Direct
 * Routing SIP protocol); a number that two have is nobody's here. May be called from several threads at once and must
 * not block.
 */
@FunctionalInterface
public interface NumberDirectory {

    /**
     * The owner of a number.
     *
     * @param number exactly as it is stored, mostly in E.164 with a plus
     * @return completes with the name of the tenant, or empty; an exception counts as a failure of the directory
     */
    CompletionStage<Optional<Fqdn>> owner(PhoneNumber number);
}
