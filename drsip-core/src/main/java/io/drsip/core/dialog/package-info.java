/**
 * Dialogs: what two user agents remember of each other between two requests (RFC 3261 section 12), and the repetition
 * of a 2xx until it is acknowledged.
 *
 * <p>What does not belong here: which connection a request takes, which datacenter, what a PBX decides. Imports {@code
 * io.drsip.core.message} and {@code io.drsip.core.transaction}.
 */
@NullMarked
package io.drsip.core.dialog;

import org.jspecify.annotations.NullMarked;
