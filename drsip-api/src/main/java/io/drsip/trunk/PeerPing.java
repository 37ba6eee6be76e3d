package io.drsip.trunk;

import io.drsip.sip.Fqdn;
import java.time.Instant;
import java.util.Optional;

/**
 * The OPTIONS that Microsoft sent from one region. Immutable.
 *
 * @param origin the host of their From, such as {@code sip-du-a-eu.pstnhub.microsoft.com}
 * @param instance the instance that their User-Agent names, such as {@code i.EUWE.7}
 * @param count how many arrived
 * @param first when the first one arrived
 * @param last when the last one arrived
 */
public record PeerPing(Fqdn origin, Optional<String> instance, long count, Instant first, Instant last) {}
