package io.drsip.core.engine;

/**
 * Why a connection could not be made. Immutable.
 *
 * @param cause what happened and what to do about it, in words
 * @param certificate true if the peer's certificate was refused, which no further attempt heals
 */
public record DialFailure(String cause, boolean certificate) {}
