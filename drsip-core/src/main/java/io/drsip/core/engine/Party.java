package io.drsip.core.engine;

import io.drsip.sip.Fqdn;
import io.drsip.tenant.Tenant;

/**
 * Whose call it is, and under which of its names. Immutable.
 *
 * @param tenant the tenant
 * @param name what Contact says: the tenant's FQDN, or a name below it if the tenant covers those
 */
record Party(Tenant tenant, Fqdn name) {}
