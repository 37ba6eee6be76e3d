package io.drsip.policy;

import io.drsip.sip.Uri;

/**
 * How the number in a URI is written, for each header, direction and tenant. Yours to implement, most easily with
 * {@code HeaderNumbers} of drsip-core.
 *
 * <p>It is asked for all URIs of these headers, also for those without a number, and should be idempotent.
 */
@FunctionalInterface
public interface UriShaper {

    /**
     * Writes a number as it has to be.
     *
     * @param uri such as {@code sip:04255550100@contoso.com}
     * @param field where it stands
     * @param context which way the message goes and whose it is
     * @return the URI as it is to be written; the very same one if nothing is to be changed
     */
    Uri shape(Uri uri, NumberField field, PolicyContext context);
}
