/**
 * The rules of the house as tests over the sources and class files of all published modules: which package may name which,
 * how large a file may be, and which signatures are public. Runs in the last module, whose tests see all others.
 */
@NullMarked
package io.drsip.architecture;

import org.jspecify.annotations.NullMarked;
