/**
 * Telephone numbers where they stand. {@link io.drsip.core.number.HeaderNumbers} says which header gets them in which
 * shape, {@link io.drsip.core.number.PhoneUris} turns tel URIs into SIP URIs and back, and {@link
 * io.drsip.core.number.TranslationRules} are Microsoft's rules, to be tried before anybody calls.
 *
 * <p>What does not belong here: what a number means, which {@link io.drsip.tenant.NumberPlan} knows, and when a header
 * is changed, which a policy decides. Imports {@code io.drsip.tenant}, {@code io.drsip.sip} and the directions of
 * {@code io.drsip.policy}.
 */
@NullMarked
package io.drsip.core.number;

import org.jspecify.annotations.NullMarked;
