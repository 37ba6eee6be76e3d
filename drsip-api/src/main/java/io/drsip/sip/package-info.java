/**
 * SIP values and messages: everything a program needs that only wants to read SIP.
 *
 * <p>The doors are {@link io.drsip.sip.SipMessage#parse(byte[])} for one whole message and {@link
 * io.drsip.sip.SipFramer} for a stream. A message is read lazily: the parser finds the headers, and {@link
 * io.drsip.sip.HeaderType} decodes the one that is asked for. Values own their grammar (RFC 3261 section 25, RFC 3966)
 * and their text; a value never keeps a message alive.
 *
 * <p>To add a header:
 *
 * <ol>
 *   <li>Take an existing value type, or write one with {@code parse}, {@code read(Scanner)}, {@code toString} and the
 *       section of its RFC. Parameters with a grammar of their own go through {@code CheckedParams}; unknown ones stay.
 *   <li>Add a constant to {@code HeaderType}, with its compact name, and with the decision whether it is a list.
 *   <li>Add its name to the table in {@code HeaderName} and the constant to {@code HeaderTypes}, so that it is found by
 *       number, examined by {@code Headers.issues} and part of the tests with damaged messages.
 *   <li>Write a table of values, canonical forms and refusals as in {@code EventValuesTest}, and add a value to {@code
 *       MutationTest}.
 *   <li>Run {@code mvn -q -pl drsip-api test}.
 * </ol>
 *
 * <p>What does not belong here: building and editing of messages, policies, anything with a clock or a socket. Imports
 * the JDK only.
 */
@NullMarked
package io.drsip.sip;

import org.jspecify.annotations.NullMarked;
