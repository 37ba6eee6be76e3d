package io.drsip.testkit;

import io.drsip.sip.Fqdn;
import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.IpLiteral;
import io.drsip.sip.Method;
import io.drsip.sip.NameAddr;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import io.drsip.sip.Via;
import io.drsip.testkit.Recorded.Kind;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Which trunk a request comes from, and whether the certificate of the connection may speak for it (Microsoft, SIP
 * protocol): the top Record-Route counts, else the first Contact; its host is an FQDN that the certificate covers and
 * that a tenant has paired. The strictness here is Microsoft's as documents and traces show it, and owes nothing to
 * drsip's own rules. Thread-safe.
 */
final class TrunkCheck {

    private static final List<HeaderType<?>> NEEDED =
            List.of(HeaderType.VIA, HeaderType.FROM, HeaderType.TO, HeaderType.CALL_ID, HeaderType.CSEQ);

    private final SimulatedDirectory directory;

    TrunkCheck(SimulatedDirectory directory) {
        this.directory = directory;
    }

    /** Takes what is worth recording beside the verdict. */
    interface Notes {
        void add(Kind kind, String text);
    }

    Verdict check(SipRequest request, X509Certificate certificate, Notes notes) {
        try {
            Optional<Refusal> malformed = form(request, notes);
            return malformed.isPresent()
                    ? new Verdict.Refused(malformed.get())
                    : identity(request.headers(), certificate, notes);
        } catch (SipParseException e) {
            notes.add(Kind.VIOLATION, e.rule() + ": " + e.excerpt());
            return new Verdict.Refused(Refusal.malformed(e.rule()));
        }
    }

    private static Optional<Refusal> form(SipRequest request, Notes notes) {
        Headers headers = request.headers();
        for (HeaderType<?> type : NEEDED) {
            if (!headers.has(type)) {
                notes.add(Kind.VIOLATION, "no " + type + " header");
                return Optional.of(Refusal.malformed(type + " is missing"));
            }
        }
        Method method = headers.require(HeaderType.CSEQ).method();
        if (!method.equals(request.method())) {
            notes.add(Kind.VIOLATION, "CSeq names " + method + " in a " + request.method());
            return Optional.of(Refusal.malformed("CSeq does not fit the method"));
        }
        Via via = headers.require(HeaderType.VIA);
        if (!via.transport().equalsIgnoreCase("TLS")) {
            notes.add(Kind.VIOLATION, "Via says " + via.transport() + "; the connection is TLS");
        }
        if (headers.require(HeaderType.FROM).tag().isEmpty()) {
            notes.add(Kind.VIOLATION, "From has no tag");
        }
        if (!headers.has(HeaderType.MAX_FORWARDS)) {
            notes.add(Kind.WARNING, "no Max-Forwards header");
        }
        return Optional.empty();
    }

    private Verdict identity(Headers headers, X509Certificate certificate, Notes notes) {
        Optional<SipUri> route = headers.first(HeaderType.RECORD_ROUTE).flatMap(TrunkCheck::sipUri);
        Optional<SipUri> contact = headers.first(HeaderType.CONTACT).flatMap(TrunkCheck::sipUri);
        if (route.isEmpty() && contact.isEmpty()) {
            return new Verdict.Refused(Refusal.headersMissing());
        }
        noteOddities(headers, route, contact, notes);
        SipUri deciding = route.or(() -> contact).orElseThrow();
        if (deciding.isSecure()) {
            notes.add(Kind.VIOLATION, "a sips URI; Microsoft supports sip with transport=tls only");
            return new Verdict.Refused(Refusal.forbidden("SIPS is not supported"));
        }
        if (!(deciding.host() instanceof Fqdn fqdn) || !CertificateHosts.cover(certificate, fqdn.canonical())) {
            String where = route.isPresent() ? "Record-Route" : "Contact";
            notes.add(Kind.VIOLATION, wrongHost(deciding, where, certificate));
            return new Verdict.Refused(Refusal.notInCertificate(deciding.host().toString()));
        }
        return directory
                .find(fqdn)
                .or(() -> contact.flatMap(this::pairedIn))
                .<Verdict>map(trunk -> new Verdict.Accepted(trunk, contact))
                .orElseGet(() -> new Verdict.Refused(Refusal.trunkUnknown(fqdn.toString())));
    }

    private Optional<SimulatedDirectory.PairedTrunk> pairedIn(SipUri contact) {
        return contact.host() instanceof Fqdn fqdn ? directory.find(fqdn) : Optional.empty();
    }

    private static String wrongHost(SipUri uri, String where, X509Certificate certificate) {
        return uri.host() instanceof IpLiteral
                ? "an IP address in " + where + ": " + uri.host()
                : where + " names " + uri.host() + ", which the certificate for " + CertificateHosts.of(certificate)
                        + " does not cover";
    }

    private static void noteOddities(Headers headers, Optional<SipUri> route, Optional<SipUri> contact, Notes notes) {
        if (route.isPresent()
                && contact.isPresent()
                && !route.get().host().equals(contact.get().host())) {
            notes.add(Kind.WARNING, "Record-Route and Contact name different hosts");
        }
        if (route.isPresent() && hasLrOn(headers)) {
            notes.add(Kind.VIOLATION, "Record-Route has lr=on; Microsoft understands the bare lr only");
        }
        if (contact.isPresent()
                && !"tls"
                        .equalsIgnoreCase(
                                contact.get().params().get("transport").orElse(""))) {
            notes.add(Kind.WARNING, "Contact has no transport=tls");
        }
    }

    static boolean hasLrOn(Headers headers) {
        return headers.all(HeaderType.RECORD_ROUTE).stream()
                .flatMap(value -> sipUri(value).stream())
                .anyMatch(uri ->
                        uri.params().get("lr").filter(value -> !value.isEmpty()).isPresent());
    }

    static Optional<SipUri> sipUri(NameAddr value) {
        return value.uri() instanceof SipUri uri ? Optional.of(uri) : Optional.empty();
    }
}
