/**
 * Measurements of messages and calls, on the eleven messages that the tests of drsip-core use.
 *
 * <p>Everything runs from octets to octets or to values, so that nothing which a message remembers makes the next round
 * cheaper. {@code PeerComparison} says what others need for the same, and what the machine allows; a new rival is one
 * class that implements {@code Peer} and three rows there, and is not measured unless {@code Agreement} finds that it
 * does what drsip does. {@code FramingBenchmark}, {@code GrowthBenchmark} and {@code PolicyBenchmark} are about drsip
 * alone, {@code CallBenchmark}, {@code CallSetupBenchmark}, {@code CallLoad} and {@code CallsOverTls} about calls, {@code
 * TenantLoad} about tenants, and {@code SlowestMessages} looks for what costs most among hostile messages. Numbers are in
 * {@code benchmarks/README.md}, with machine, JDK and date.
 *
 * <pre>
 * benchmarks/measure
 * benchmarks/measure report
 * </pre>
 */
@NullMarked
package io.drsip.benchmarks;

import org.jspecify.annotations.NullMarked;
