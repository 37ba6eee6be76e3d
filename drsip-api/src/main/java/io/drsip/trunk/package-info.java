/**
 * The trunk as a PBX sees it: where it leads, how it is watched, how it is.
 *
 * <p>What Microsoft may change (names, address ranges, intervals) is data with a date and a source in {@link
 * io.drsip.trunk.Cloud}. What does not belong here: anything that runs. Imports {@code io.drsip.sip}, {@code
 * io.drsip.policy}, {@code io.drsip.tenant} and {@code io.drsip.call}.
 */
@NullMarked
package io.drsip.trunk;

import org.jspecify.annotations.NullMarked;
