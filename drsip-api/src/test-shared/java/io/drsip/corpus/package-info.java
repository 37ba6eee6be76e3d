/** Third-party messages and tables, for the tests of every module. */
@NullMarked
package io.drsip.corpus;

import org.jspecify.annotations.NullMarked;
