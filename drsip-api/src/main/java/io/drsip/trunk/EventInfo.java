package io.drsip.trunk;

import io.drsip.sip.Fqdn;
import java.time.Instant;
import java.util.Optional;

/**
 * When and where something happened. Immutable.
 *
 * @param at the moment
 * @param trunk the trunk it happened on
 * @param flow the connection it came over, if it came over one
 * @param cause why, in words
 */
public record EventInfo(Instant at, Fqdn trunk, Optional<String> flow, String cause) {}
