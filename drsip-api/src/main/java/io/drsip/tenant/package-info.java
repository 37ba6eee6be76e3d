/**
 * Whose call it is: {@link io.drsip.tenant.Tenant} with its limits, {@link io.drsip.tenant.TenantDirectory}, which
 * finds it by name, and {@link io.drsip.tenant.NumberDirectory}, which finds it by number; and what its numbers mean:
 * {@link io.drsip.tenant.NumberPlan}.
 *
 * <p>What does not belong here: how a directory is stored. Imports {@code io.drsip.sip}.
 */
@NullMarked
package io.drsip.tenant;

import org.jspecify.annotations.NullMarked;
