/**
 * Policies at work: {@link io.drsip.core.policy.PolicyPipeline} runs them and explains what they did, {@link
 * io.drsip.core.policy.TeamsPolicies} are the ones that Microsoft Teams asks for.
 *
 * <p>A new standard rule: a factory method in {@code TeamsPolicies} with the document it serves, its code in the class
 * of its theme ({@code AddressRules}, {@code RouteRules}, {@code CapabilityRules}), its place in {@code standard()},
 * and rows in {@code TeamsPoliciesTest}; then {@code mvn -pl drsip-core -am test -Dtest='TeamsPolicies*'}.
 *
 * <p>What does not belong here: number plans, and whatever looks at a session description. Imports {@code
 * io.drsip.policy}, {@code io.drsip.sip} and {@code io.drsip.core.message}; the rules themselves use nothing but the
 * first two.
 */
@NullMarked
package io.drsip.core.policy;

import org.jspecify.annotations.NullMarked;
