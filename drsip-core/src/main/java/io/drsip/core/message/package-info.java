/**
 * Building and editing messages: {@link io.drsip.core.message.SipMessages} for new ones, {@link
 * io.drsip.core.message.MessageEditor} for changed ones. What leaves here is strict, whatever came in; lines that
 * nobody touched leave as they came.
 *
 * <p>What does not belong here: what a header should say (policy), when a message is sent (transaction, dialog).
 * Imports {@code io.drsip.sip} only.
 */
@NullMarked
package io.drsip.core.message;

import org.jspecify.annotations.NullMarked;
