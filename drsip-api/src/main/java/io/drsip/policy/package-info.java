/**
 * What may be done to messages at the border: {@link io.drsip.policy.HeaderPolicy} is one rule, {@link
 * io.drsip.policy.PolicyScope} says when it runs, {@link io.drsip.policy.HeaderEditor} is all it can touch.
 *
 * <p>A policy of your own is a lambda:
 *
 * <pre>{@code
 * HeaderPolicy.editing("trunk-mark", PolicyScope.toMicrosoft().initialRequests().methods(Method.INVITE),
 *         (editor, context) -> editor.set(X_TRUNK, context.trunk().toString()));
 * }</pre>
 *
 * <p>What does not belong here: the rules that Microsoft asks for (drsip-core), and what the library writes itself:
 * Via, Route, Max-Forwards, CSeq, Call-ID, Content-Length and tags. Imports {@code io.drsip.sip} and {@code
 * io.drsip.tenant}.
 */
@NullMarked
package io.drsip.policy;

import org.jspecify.annotations.NullMarked;
