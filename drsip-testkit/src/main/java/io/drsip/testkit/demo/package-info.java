/**
 * The demonstration: an SBC with three trunks against the simulated Microsoft side, stage after stage, judged by what the
 * simulated side received.
 *
 * <p>What does not belong here: anything that a test or an SBC would want to use. Imports all of drsip.
 */
@NullMarked
package io.drsip.testkit.demo;

import org.jspecify.annotations.NullMarked;
