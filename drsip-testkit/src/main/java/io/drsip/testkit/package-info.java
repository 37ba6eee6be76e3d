/**
 * What tests of an application with drsip in it need: so far a certification authority of their own.
 *
 * <p>Imports {@code io.drsip.tls} for the types that tests hand on, and BouncyCastle to make certificates. Nothing
 * here is for production: keys are thrown away and shared between certificates.
 */
@NullMarked
package io.drsip.testkit;

import org.jspecify.annotations.NullMarked;
