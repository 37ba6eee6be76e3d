/**
 * SIP values and messages: everything a program needs that only wants to read SIP.
 *
 * <p>The doors are {@link io.drsip.sip.SipMessage#parse(byte[])} for one whole message and {@link
 * io.drsip.sip.SipFramer} for a stream. A message is read lazily: the parser finds the headers, and {@link
 * io.drsip.sip.HeaderType} decodes the one that is asked for. Values own their grammar (RFC 3261 section 25, RFC 3966)
 * and their text; a value never keeps a message alive.
 *
 * <p>To add a header: (1) write its value type with {@code parse} and {@code toString}, or take an existing one; (2)
 * add a constant to {@code HeaderType} with long and compact name; (3) add its name to the table in {@code HeaderName},
 * if it is looked up often; (4) add rows to {@code HeaderTypeTest}; (5) run {@code mvn -q -pl drsip-api test}.
 *
 * <p>What does not belong here: building and editing of messages, policies, anything with a clock or a socket. Imports
 * the JDK only.
 */
@NullMarked
package io.drsip.sip;

import org.jspecify.annotations.NullMarked;
