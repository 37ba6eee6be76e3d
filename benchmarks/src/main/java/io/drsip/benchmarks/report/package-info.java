/**
 * From results to {@code benchmarks/README.md}: tables, targets and a picture.
 *
 * <p>{@code Report} is the program; it reads what {@code benchmarks/measure} has written and rewrites the part of the
 * README between its two markers. Nothing here measures, and nothing here is on the class path of what is measured but
 * by sharing a jar. The targets are in {@code Target}, with the value each one asks for.
 */
@NullMarked
package io.drsip.benchmarks.report;

import org.jspecify.annotations.NullMarked;
