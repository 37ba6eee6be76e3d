/**
 * Programs for the shell: {@link io.drsip.testkit.shell.AnsweringSbc}, an SBC that takes every call, and {@link
 * io.drsip.testkit.shell.NumberCheck}, which tries translation rules and number plans.
 *
 * <p>Options, exit codes and lines of text belong here; protocol does not. Imports what an application imports: {@code
 * io.drsip.net}, {@code io.drsip.tls}, {@code io.drsip.core.number} and the packages of drsip-api, and the name table
 * of {@code io.drsip.testkit}.
 */
@NullMarked
package io.drsip.testkit.shell;

import org.jspecify.annotations.NullMarked;
