/**
 * What tests of an SBC or a PBX need: the simulated Microsoft side and a certification authority.
 *
 * <p>{@link io.drsip.testkit.SimulatedTeams} is three datacenters with TLS, DNS, tenants and Microsoft's strictness,
 * {@link io.drsip.testkit.Behaviour} a name for each failure met in the field, {@link io.drsip.testkit.Recording} all
 * that was seen and said, {@link io.drsip.testkit.Ladder} its drawing, {@link io.drsip.testkit.SimulatedTeamsExtension}
 * the same for JUnit, {@link io.drsip.testkit.SimulatedTeamsMain} the same for a shell, and {@link
 * io.drsip.testkit.TestAuthority} makes certificates of every kind, right and wrong.
 *
 * <p>The simulator imports {@code io.drsip.sip} and {@code io.drsip.core.message} only: what it checks is taken from
 * Microsoft's documents and from public traces, so that it finds what the rest of this library has misread. A new check
 * belongs into {@code TrunkCheck}, {@code InviteCheck} or {@code SdpCheck} with its source; a new failure into {@code
 * Behaviour}, or {@code CallBehaviours} if it needs a call that is otherwise well; what happens inside a call into
 * {@code SimulatedCall}, {@code SimulatedReinvites} or {@code SimulatedTransfers}; what a call from Teams is like into
 * {@code CallPlan}. Where no source says what Microsoft does, there is a knob or a comment that calls it a guess. The
 * authority imports {@code io.drsip.tls} for the types that tests hand on, and BouncyCastle. Nothing here is for
 * production: keys are thrown away and shared between certificates.
 */
@NullMarked
package io.drsip.testkit;

import org.jspecify.annotations.NullMarked;
