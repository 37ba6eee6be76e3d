package io.drsip.testkit;

import io.drsip.sip.Fqdn;

/**
 * Where a datacenter is, and the host names that follow from it. Immutable.
 *
 * @param signalling the host in From of OPTIONS and in Record-Route, such as {@code sip-du-a-eu.pstnhub.microsoft.com}
 * @param api the host in Contact, such as {@code api-du-a-euwe.pstnhub.microsoft.com}
 * @param instance the part of User-Agent and Server that names it, such as {@code i.EUWE.2}
 */
public record SimulatedRegion(Fqdn signalling, Fqdn api, String instance) {

    /**
     * Europe.
     *
     * @param domain such as {@code pstnhub.microsoft.com}
     * @return the region
     */
    public static SimulatedRegion europe(String domain) {
        return of("eu", "euwe", "i.EUWE.2", domain);
    }

    /**
     * America.
     *
     * @param domain such as {@code pstnhub.microsoft.com}
     * @return the region
     */
    public static SimulatedRegion america(String domain) {
        return of("us", "usea", "i.USEA.5", domain);
    }

    /**
     * Asia.
     *
     * @param domain such as {@code pstnhub.microsoft.com}
     * @return the region
     */
    public static SimulatedRegion asia(String domain) {
        return of("as", "asea", "i.ASEA.5", domain);
    }

    /** The host beside that in Contact, for calls that move. */
    Fqdn otherApi() {
        return Fqdn.parse(api.toString().replaceFirst("-a-", "-b-"));
    }

    private static SimulatedRegion of(String continent, String site, String instance, String domain) {
        return new SimulatedRegion(
                Fqdn.parse("sip-du-a-" + continent + "." + domain),
                Fqdn.parse("api-du-a-" + site + "." + domain),
                instance);
    }
}
