package io.drsip.testkit;

import io.drsip.sip.HeaderType;
import io.drsip.sip.Headers;
import io.drsip.sip.Method;
import io.drsip.sip.SessionExpires;
import io.drsip.sip.SipParseException;
import io.drsip.sip.SipRequest;
import io.drsip.sip.SipUri;
import io.drsip.sip.Status;
import io.drsip.testkit.Recorded.Kind;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What Microsoft asks of an INVITE that opens a call, in this order: certificate and trunk, extensions, session timer,
 * body, media, number, caller (Microsoft, SIP protocol; Microsoft and SIP response codes). Thread-safe.
 */
final class InviteCheck {

    private static final HeaderType<String> REFERRED_BY = HeaderType.text("Referred-By");
    private static final Duration LEAST_SESSION = Duration.ofSeconds(90);

    private final TrunkCheck trunkCheck;
    private final TransferBook transfers;

    InviteCheck(TrunkCheck trunkCheck, TransferBook transfers) {
        this.trunkCheck = trunkCheck;
        this.transfers = transfers;
    }

    Verdict check(SipRequest invite, X509Certificate certificate, TrunkCheck.Notes notes) {
        Verdict verdict = trunkCheck.check(invite, certificate, notes);
        if (!(verdict instanceof Verdict.Accepted accepted)) {
            return verdict;
        }
        try {
            noteHabits(invite.headers(), accepted, notes);
            return Stream.<Supplier<Optional<Refusal>>>of(
                            () -> extensions(invite, notes),
                            () -> sessionTimer(invite.headers(), notes),
                            () -> body(invite, notes),
                            () -> SdpCheck.offer(
                                    invite.body().toString(), accepted.trunk().bypass(), notes),
                            () -> callee(invite, accepted.trunk().tenant(), notes),
                            () -> caller(invite.headers(), accepted.trunk().tenant()))
                    .map(Supplier::get)
                    .flatMap(Optional::stream)
                    .findFirst()
                    .<Verdict>map(Verdict.Refused::new)
                    .orElse(accepted);
        } catch (SipParseException e) {
            notes.add(Kind.VIOLATION, e.rule() + ": " + e.excerpt());
            return new Verdict.Refused(Refusal.malformed(e.rule()));
        }
    }

    private static void noteHabits(Headers headers, Verdict.Accepted accepted, TrunkCheck.Notes notes) {
        if (headers.all(HeaderType.ALLOW).stream().noneMatch(Method.NOTIFY::equals)) {
            notes.add(Kind.WARNING, "Allow does not name NOTIFY");
        }
        TrunkCheck.sipUri(headers.require(HeaderType.FROM)).ifPresent(from -> {
            if (!from.host().equals(accepted.trunk().fqdn())) {
                notes.add(Kind.WARNING, "From has the host " + from.host() + ", not that of the trunk");
            }
            if (!from.user().orElse("").startsWith("+")) {
                notes.add(Kind.WARNING, "From has no number with plus");
            }
        });
        noteForeign(headers, notes);
    }

    /** What only Microsoft itself says, or does not take. */
    private static void noteForeign(Headers headers, TrunkCheck.Notes notes) {
        for (int entry = 0; entry < headers.size(); entry++) {
            String name = headers.name(entry).toString().toUpperCase(Locale.ROOT);
            if (name.startsWith("X-MS-") || name.startsWith("GEOLOCATION") || name.equals("DIVERSION")) {
                notes.add(Kind.WARNING, name + " means nothing to Microsoft, or the wrong thing");
            }
        }
        boolean timer = headers.all(HeaderType.SUPPORTED).stream()
                .anyMatch(tag -> tag.name().equalsIgnoreCase("timer"));
        if (headers.has(HeaderType.SESSION_EXPIRES) && !timer) {
            notes.add(Kind.WARNING, "Session-Expires without Supported: timer; nobody will refresh the session");
        }
    }

    private static Optional<Refusal> extensions(SipRequest invite, TrunkCheck.Notes notes) {
        if (invite.requestUri() instanceof SipUri uri && uri.isSecure()) {
            notes.add(Kind.VIOLATION, "a sips Request-URI");
            return Optional.of(new Refusal(Status.of(416), 127, "SIPS is not supported", 0));
        }
        if (invite.headers().has(HeaderType.REPLACES)) {
            notes.add(Kind.VIOLATION, "Replaces in a request to Microsoft, refused since April 2022");
            return Optional.of(Refusal.forbidden("Replaces header is not supported"));
        }
        if (requires100rel(invite.headers())) {
            notes.add(Kind.VIOLATION, "Require: 100rel; Microsoft allows no PRACK");
            return Optional.of(new Refusal(Status.BAD_EXTENSION, 127, "100rel is not supported", 0));
        }
        return Optional.empty();
    }

    static boolean requires100rel(Headers headers) {
        return headers.all(HeaderType.REQUIRE).stream()
                .anyMatch(tag -> tag.name().equalsIgnoreCase("100rel"));
    }

    private static Optional<Refusal> sessionTimer(Headers headers, TrunkCheck.Notes notes) {
        Optional<Duration> session = headers.first(HeaderType.SESSION_EXPIRES).map(SessionExpires::interval);
        if (session.isEmpty() || session.get().compareTo(LEAST_SESSION) >= 0) {
            return Optional.empty();
        }
        notes.add(Kind.VIOLATION, "Session-Expires of " + session.get().toSeconds() + " s");
        return Optional.of(new Refusal(Status.of(422), 127, "Session interval too small", 540422));
    }

    private static Optional<Refusal> body(SipRequest invite, TrunkCheck.Notes notes) {
        if (invite.body().isEmpty()) {
            notes.add(Kind.VIOLATION, "an INVITE without SDP");
            return Optional.of(Refusal.media("Delayed offer is not supported", 531000));
        }
        int entry = invite.headers().indexOf(HeaderType.CONTENT_TYPE, 0);
        String type = entry < 0 ? "" : invite.headers().value(entry).toString();
        if (!type.equalsIgnoreCase("application/sdp")) {
            notes.add(Kind.VIOLATION, type.isEmpty() ? "no Content-Type" : "a body of type " + type);
            return Optional.of(new Refusal(Status.UNSUPPORTED_MEDIA_TYPE, 79, "Unsupported content type", 540415));
        }
        return Optional.empty();
    }

    private Optional<Refusal> callee(SipRequest invite, SimulatedTenant tenant, TrunkCheck.Notes notes) {
        if (!(invite.requestUri() instanceof SipUri uri)) {
            return Optional.of(Refusal.numberUnknown());
        }
        boolean asked = transfers.find(invite.requestUriText().toString()).isPresent();
        if (asked || uri.params().has("x-m") || invite.headers().has(REFERRED_BY)) {
            return transferred(invite, notes);
        }
        String number = uri.user().orElse("");
        if (!number.startsWith("+")) {
            notes.add(Kind.VIOLATION, "the Request-URI has no number with plus: " + uri);
        }
        return tenant.hasNumber(number) ? Optional.empty() : Optional.of(Refusal.numberUnknown());
    }

    /** The INVITE that a REFER asked for: Refer-To and Referred-By come back letter for letter, or it is a 400. */
    private Optional<Refusal> transferred(SipRequest invite, TrunkCheck.Notes notes) {
        Optional<TransferBook.Transfer> asked =
                transfers.take(invite.requestUriText().toString());
        if (asked.isEmpty()) {
            notes.add(Kind.VIOLATION, "an INVITE with x-m or Referred-By that no REFER asked for");
            return Optional.of(new Refusal(Status.NOT_FOUND, 1, "Replacement call not found", 10202));
        }
        String referredBy = invite.headers().first(REFERRED_BY).orElse("");
        if (!asked.get().referTo().equals(invite.requestUriText().toString())
                || !asked.get().referredBy().equals(referredBy)) {
            notes.add(Kind.VIOLATION, "Refer-To or Referred-By was not copied letter for letter");
            return Optional.of(Refusal.malformed("Transfer target cannot be read"));
        }
        if (SdpCheck.direction(invite.body().toString()).equals("inactive")) {
            notes.add(Kind.VIOLATION, "the INVITE that a REFER asked for is on hold");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> caller(Headers headers, SimulatedTenant tenant) {
        return TrunkCheck.sipUri(headers.require(HeaderType.FROM))
                .flatMap(SipUri::user)
                .filter(tenant::blocks)
                .map(number -> Refusal.callerBlocked());
    }
}
