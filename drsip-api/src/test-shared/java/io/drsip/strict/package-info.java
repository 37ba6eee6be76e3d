/**
 * What every test run of this project insists on: no thread dies unseen, no test is skipped. This folder is a second test
 * source folder of each module, because a test jar would not resolve before the phase {@code test-compile}.
 */
@NullMarked
package io.drsip.strict;

import org.jspecify.annotations.NullMarked;
