package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.Connection;
import io.drsip.sdp.IceCandidate;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.MediaDirection;
import io.drsip.sdp.RtpMap;
import io.drsip.sdp.SdpIssue;
import io.drsip.sdp.SdpLine;
import io.drsip.sdp.SdpLines;
import io.drsip.sdp.SessionDescription;
import io.drsip.sip.Host;
import io.drsip.sip.IpLiteral;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Rules for any description that goes to Microsoft: lines, payload numbers, codecs, addresses, the form of a hold. */
final class MediaRules {

    /** Microsoft, Plan Direct Routing: codecs; AMR-WB came later. */
    private static final Set<String> CODECS = Set.of("SILK", "PCMU", "PCMA", "G722", "G729", "AMR-WB");

    private static final int FIRST_DYNAMIC = 96;

    /** What every session has, in this order (RFC 8866 section 5). */
    private static final String ORDER = "vost";

    private MediaRules() {}

    static void common(Findings findings) {
        SessionDescription description = findings.description();
        for (SdpIssue issue : description.issues()) {
            findings.addAt(
                    SdpRule.ATTRIBUTE_GRAMMAR, issue.line(), issue.error().rule() + " in " + issue.text());
        }
        lineOrder(findings);
        boolean audio = false;
        for (int index = 0; index < description.media().size(); index++) {
            MediaDescription medium = description.media().get(index);
            if (!medium.media().isRefused()) {
                audio |= medium.media().kind().equals("audio");
                payloads(findings, index, medium);
                addresses(findings, index, medium);
                hold(findings, index);
            }
        }
        if (!audio) {
            findings.addAt(SdpRule.AUDIO, 1, "no audio");
        }
    }

    /** What only an offer must have: in an answer it is the offer that decides. */
    static void offer(Findings findings) {
        List<MediaDescription> media = findings.description().media();
        for (int index = 0; index < media.size(); index++) {
            MediaDescription medium = media.get(index);
            if (isAudio(medium)) {
                codecs(findings, index, medium);
            }
        }
    }

    private static boolean isAudio(MediaDescription medium) {
        return medium.media().kind().equals("audio")
                && medium.media().isRtp()
                && !medium.media().isRefused();
    }

    private static void lineOrder(Findings findings) {
        int latest = 0;
        Set<Integer> seen = new HashSet<>();
        List<SdpLine> lines = findings.description().lines().list();
        for (int index = 0; index < lines.size(); index++) {
            char type = lines.get(index).type();
            int rank = ORDER.indexOf(type);
            // A session may have several times.
            boolean again = rank >= 0 && !seen.add(rank) && type != 't';
            if (rank >= 0 && (again || rank < latest)) {
                findings.addAt(SdpRule.LINE_ORDER, index + 1, type + "= stands at another place");
            }
            latest = Math.max(latest, rank);
        }
        for (int rank = 0; rank < ORDER.length(); rank++) {
            if (!seen.contains(rank)) {
                findings.addAt(SdpRule.LINE_ORDER, 1, "no " + ORDER.charAt(rank) + "=");
            }
        }
    }

    private static void payloads(Findings findings, int index, MediaDescription medium) {
        if (!medium.media().isRtp()) {
            return;
        }
        Formats formats = Formats.of(medium);
        Set<String> seen = new HashSet<>();
        for (String format : medium.media().formats()) {
            if (!seen.add(format)) {
                findings.add(SdpRule.PAYLOAD_ONCE, index, "payload number " + format + " twice");
            }
            if (isDynamic(format) && !formats.isMapped(format)) {
                findings.add(SdpRule.PAYLOAD_MAPPED, index, "payload number " + format + " without rtpmap");
            }
        }
        Map<Integer, String> mapped = new HashMap<>();
        List<SdpLine> lines = medium.lines().list();
        for (int line = 0; line < lines.size(); line++) {
            Optional<RtpMap> map = SdpLines.value(AttributeType.RTPMAP, lines.get(line));
            if (map.isPresent() && mapped.put(map.get().payload(), map.get().codec()) != null) {
                findings.add(
                        SdpRule.PAYLOAD_ONCE,
                        index,
                        line,
                        "a second rtpmap for " + map.get().payload());
            }
        }
    }

    private static boolean isDynamic(String format) {
        return format.length() <= 3
                && format.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(format) >= FIRST_DYNAMIC;
    }

    private static void codecs(Findings findings, int index, MediaDescription medium) {
        Formats formats = Formats.of(medium);
        List<String> codecs =
                medium.media().formats().stream().map(formats::codec).toList();
        if (codecs.stream().noneMatch(codec -> CODECS.contains(codec.substring(0, Math.max(0, codec.indexOf('/')))))) {
            findings.add(SdpRule.CODEC, index, "none that Microsoft has");
        }
        if (codecs.stream().noneMatch(codec -> codec.startsWith(Formats.TELEPHONE_EVENT))) {
            findings.add(SdpRule.TELEPHONE_EVENT, index, "no telephone-event");
        }
    }

    private static void addresses(Findings findings, int index, MediaDescription medium) {
        Optional<Connection> connection = findings.description().connection(index);
        if (connection.isEmpty()) {
            findings.add(SdpRule.CONNECTION, index, "no c=");
        }
        connection.flatMap(Connection::host).ifPresent(host -> checkPublic(findings, index, host, "c="));
        List<SdpLine> lines = medium.lines().list();
        for (int line = 0; line < lines.size(); line++) {
            Optional<Host> host = SdpLines.value(AttributeType.CANDIDATE, lines.get(line))
                    .flatMap(IceCandidate::host)
                    .or(rtcpHost(lines.get(line)));
            if (host.filter(MediaRules::isPrivate).isPresent()) {
                findings.add(SdpRule.PRIVATE_ADDRESS, index, line, host.get() + " is a private address");
            }
        }
    }

    private static Supplier<Optional<Host>> rtcpHost(SdpLine line) {
        return () -> SdpLines.value(AttributeType.RTCP, line)
                .flatMap(rtcp -> rtcp.connection().flatMap(Connection::host));
    }

    private static void checkPublic(Findings findings, int index, Host host, String where) {
        if (isPrivate(host)) {
            findings.add(SdpRule.PRIVATE_ADDRESS, index, host + " in " + where + " is a private address");
        }
    }

    /** RFC 1918, RFC 6598, RFC 3927, RFC 4193 and RFC 4291: nothing that Microsoft could send to. */
    private static boolean isPrivate(Host host) {
        if (!(host instanceof IpLiteral literal)) {
            return false;
        }
        byte[] octets = literal.octets();
        int first = octets[0] & 0xFF;
        int second = octets[1] & 0xFF;
        if (literal.isIpv6()) {
            return (first & 0xFE) == 0xFC || (first == 0xFE && (second & 0xC0) == 0x80) || isLoopback(octets);
        }
        return first == 10
                || first == 127
                || (first == 172 && (second & 0xF0) == 16)
                || (first == 192 && second == 168)
                || (first == 169 && second == 254)
                || (first == 100 && (second & 0xC0) == 64);
    }

    private static boolean isLoopback(byte[] octets) {
        int others = 0;
        for (int i = 0; i < octets.length - 1; i++) {
            others |= octets[i];
        }
        return others == 0 && octets[octets.length - 1] == 1;
    }

    private static void hold(Findings findings, int index) {
        SessionDescription description = findings.description();
        MediaDirection direction = description.direction(index);
        if (direction == MediaDirection.SENDONLY || direction == MediaDirection.RECVONLY) {
            findings.add(SdpRule.HOLD, index, "a=" + direction);
        }
        if (description.connection(index).filter(Connection::isUnspecified).isPresent()) {
            findings.add(SdpRule.HOLD, index, "the address of nobody");
        }
    }
}
