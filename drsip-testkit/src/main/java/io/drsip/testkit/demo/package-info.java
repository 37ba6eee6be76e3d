/**
 * The demonstration: an SBC with three trunks against the simulated Microsoft side, stage after stage, judged by what
 * the simulated side received. {@code Stage} lists the stages, {@code Script} says who shows which, and those who show
 * them are {@code Act}s.
 *
 * <p>What does not belong here: anything that a test or an SBC would want to use. Imports all of drsip.
 */
@NullMarked
package io.drsip.testkit.demo;

import org.jspecify.annotations.NullMarked;
