/** What the README shows, compiled and run; the regions between {@code region} and {@code endregion} are what it prints. */
@NullMarked
package io.drsip.samples;

import org.jspecify.annotations.NullMarked;
