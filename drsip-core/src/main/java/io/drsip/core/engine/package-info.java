/**
 * The machine of machines: {@link io.drsip.core.engine.TrunkEngine} is one trunk without its sockets. The only package
 * that composes its siblings.
 *
 * <p>A driver feeds it what happens on connections and what the PBX wants, performs its outputs, and calls it again at
 * its deadline. What must wait for the outside (a connection, a tenant, a decision) is an output; its result is an
 * input. What does not belong here: protocol rules that one sibling can keep for itself.
 */
@NullMarked
package io.drsip.core.engine;

import org.jspecify.annotations.NullMarked;
