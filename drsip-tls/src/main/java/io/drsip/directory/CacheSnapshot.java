package io.drsip.directory;

/**
 * How a cache does. Immutable.
 *
 * @param tenants how many tenants it remembers
 * @param misses how many names it remembers that are nobody's
 * @param open how many questions have no answer yet
 * @param served how often it answered at once
 * @param asked how often it asked the directory
 * @param failed how often the directory failed
 * @param stale how often it served what was too old because the directory failed or was slow
 */
public record CacheSnapshot(int tenants, int misses, int open, long served, long asked, long failed, long stale) {}
