package io.drsip.net;

import io.drsip.sip.Fqdn;
import io.drsip.sip.Frame;
import io.drsip.sip.HeaderType;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipMessage;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import io.drsip.sip.Uri;
import io.drsip.sip.Via;
import io.drsip.tls.CertificateName;
import io.drsip.trunk.TrunkConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which trunk a message belongs to, if it came over a connection of another one: by the trunk's number in a To tag or
 * in the branch of a response, else by host and port of the Request-URI. What tells nothing stays where it came.
 *
 * <p>Filled before the start, then only read.
 */
final class Router {

    private static final int SIP_TLS_PORT = 5061;

    private final List<TrunkDriver> trunks = new ArrayList<>();

    Router() {}

    void add(TrunkDriver trunk) {
        trunks.add(trunk);
    }

    TrunkDriver ownerOf(Frame frame, Flow flow, TrunkDriver arrived) {
        if (trunks.size() < 2 || !(frame instanceof Frame.Message message)) {
            return arrived;
        }
        try {
            return find(message.message(), arrived)
                    .filter(owner -> isWelcome(flow, owner))
                    .orElse(arrived);
        } catch (SipParseException e) {
            // Who it came to refuses it.
            return arrived;
        }
    }

    private Optional<TrunkDriver> find(SipMessage message, TrunkDriver arrived) {
        if (message instanceof SipRequest request) {
            Optional<String> tag = request.headers().first(HeaderType.TO).flatMap(NameAddr::tag);
            return tag.isPresent() ? byIdentifier(tag.get()) : byUri(request.requestUri(), arrived);
        }
        return message.headers().first(HeaderType.VIA).flatMap(Via::branch).flatMap(this::byIdentifier);
    }

    private Optional<TrunkDriver> byIdentifier(String identifier) {
        return trunks.stream()
                .filter(trunk -> trunk.trunk().engine().owns(identifier))
                .findFirst();
    }

    private Optional<TrunkDriver> byUri(Uri uri, TrunkDriver arrived) {
        if (!(uri instanceof SipUri sip) || !(sip.host() instanceof Fqdn host)) {
            return Optional.empty();
        }
        int port = sip.port().orElse(SIP_TLS_PORT);
        return isFor(arrived.config(), host, port)
                ? Optional.of(arrived)
                : trunks.stream()
                        .filter(trunk -> isFor(trunk.config(), host, port))
                        .findFirst();
    }

    private static boolean isFor(TrunkConfig config, Fqdn host, int port) {
        boolean named = host.equals(config.fqdn())
                || (config.isCarrier()
                        && host.parent().filter(config.fqdn()::equals).isPresent());
        return named && port == config.port();
    }

    /** A trunk takes nothing from a peer that could not have dialled it. */
    private static boolean isWelcome(Flow flow, TrunkDriver owner) {
        return flow.peer().names().stream()
                .flatMap(name -> CertificateName.parse(name).stream())
                .anyMatch(name -> name.isWithin(owner.config().cloud().suffix()));
    }
}
