/**
 * The contract that all machines of this module keep. It imports nothing; every package below imports it.
 */
@NullMarked
package io.drsip.core;

import org.jspecify.annotations.NullMarked;
