/**
 * Whose request this is. {@link io.drsip.core.tenant.TenantResolver} is our lookup of a request from Microsoft, as
 * steps between which somebody else asks the directory; {@link io.drsip.core.tenant.MicrosoftLookup} predicts
 * Microsoft's lookup of a request from us. They are two different things: ours matches names that our customers have,
 * theirs matches domains that are verified in Microsoft 365. {@link io.drsip.core.tenant.TenantLints} looks for what
 * operators get wrong about names, as {@link io.drsip.core.tenant.Finding}s; the two in-memory directories keep a
 * hundred thousand tenants and a million numbers.
 *
 * <p>What does not belong here: directories that wait (drsip-tls). Imports {@code io.drsip.tenant} and {@code
 * io.drsip.sip}.
 */
@NullMarked
package io.drsip.core.tenant;

import org.jspecify.annotations.NullMarked;
