/**
 * Measurements of the message path, on the eleven messages that the tests of drsip-core use.
 *
 * <p>Everything runs from octets to octets or to values, so that nothing which a message remembers makes the next round
 * cheaper. {@code FloorBenchmark} says what the machine allows, {@code PeerComparison} what others need for the same. A
 * new rival is one class that implements {@code Peer} and one name in {@code PeerComparison}, which refuses to measure
 * it unless it reads the same values as drsip. Numbers are in {@code benchmarks/README.md}, with machine, JDK and date.
 *
 * <pre>
 * java -jar benchmarks/target/benchmarks.jar -p message=all -prof gc
 * </pre>
 */
@NullMarked
package io.drsip.benchmarks;

import org.jspecify.annotations.NullMarked;
