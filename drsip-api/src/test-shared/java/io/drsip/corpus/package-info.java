/** Messages and tables, our own and third-party ones, for the tests of every module. */
@NullMarked
package io.drsip.corpus;

import org.jspecify.annotations.NullMarked;
