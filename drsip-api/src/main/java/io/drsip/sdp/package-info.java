/**
 * Session descriptions (RFC 8866) as values, and the way to a media plane.
 *
 * <p>The door is {@link io.drsip.sdp.SessionDescription#parse(io.drsip.sip.Slice)}. A description is a list of lines in
 * sections; what nobody changes leaves as it came, octet for octet, lines that nobody knows included. What frames it is
 * decoded at once: {@code v=}, {@code o=}, {@code c=} and {@code m=}. An attribute is decoded when it is asked for, by
 * an {@link io.drsip.sdp.AttributeType}, as {@code HeaderType} does it for headers. Key material stands in no {@code
 * toString} and in no exception.
 *
 * <p>{@link io.drsip.sdp.MediaBridge} is what a PBX implements, so that keys, fingerprints, addresses and candidates
 * come from its media plane.
 *
 * <p>To add an attribute: a value type with {@code parse} and {@code toString}, a constant in {@code AttributeType} and
 * in its list of all, rows in {@code AttributeValuesTest}; then {@code mvn -q -pl drsip-api test}.
 *
 * <p>What does not belong here: rules of Microsoft's and rewriting, which are in {@code io.drsip.core.sdp}; bodies of
 * several parts, which are in {@code io.drsip.sip}. Imports {@code io.drsip.sip} for slices and addresses, nothing
 * else.
 */
@NullMarked
package io.drsip.sdp;

import org.jspecify.annotations.NullMarked;
