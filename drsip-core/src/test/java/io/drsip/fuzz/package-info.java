/**
 * What must hold for every input, as properties with two drivers: Jazzer looks for inputs ({@code mvn -Pfuzz}), and each
 * build tries the seeds in {@code src/test/resources/fuzz} and a fixed choice of changes to them. Names the public API
 * only, and shares nothing with the tests of a package.
 */
@NullMarked
package io.drsip.fuzz;

import org.jspecify.annotations.NullMarked;
