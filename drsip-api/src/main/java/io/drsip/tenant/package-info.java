/**
 * Whose call it is: {@link io.drsip.tenant.Tenant}, and the {@link io.drsip.tenant.TenantDirectory} that finds it; and
 * what its numbers mean: {@link io.drsip.tenant.NumberPlan}.
 *
 * <p>What does not belong here: how a directory is stored. Imports {@code io.drsip.sip}.
 */
@NullMarked
package io.drsip.tenant;

import org.jspecify.annotations.NullMarked;
