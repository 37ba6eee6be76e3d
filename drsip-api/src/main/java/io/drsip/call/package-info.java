/**
 * A call on the Microsoft leg, as a PBX holds it: {@link io.drsip.call.CallRequest} places one, {@link
 * io.drsip.call.CallHandler} takes one, {@link io.drsip.call.CallListener} hears what becomes of it.
 *
 * <p>What does not belong here: transactions, tags, routes. Imports {@code io.drsip.sip} and {@code io.drsip.tenant}.
 */
@NullMarked
package io.drsip.call;

import org.jspecify.annotations.NullMarked;
