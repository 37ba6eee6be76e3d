package io.drsip.core.sdp;

import io.drsip.sdp.AttributeType;
import io.drsip.sdp.MediaDescription;
import io.drsip.sdp.RtpMap;
import io.drsip.sdp.SdpLine;
import io.drsip.sdp.SdpLines;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Formats of a medium: which codec each is, and what goes with it. */
final class Formats {

    static final String TELEPHONE_EVENT = "TELEPHONE-EVENT/";

    /** What numbers below 96 mean without an rtpmap (RFC 3551 section 6). */
    private static final Map<String, String> STATIC = Map.ofEntries(
            Map.entry("0", "PCMU/8000"),
            Map.entry("3", "GSM/8000"),
            Map.entry("4", "G723/8000"),
            Map.entry("5", "DVI4/8000"),
            Map.entry("6", "DVI4/16000"),
            Map.entry("7", "LPC/8000"),
            Map.entry("8", "PCMA/8000"),
            Map.entry("9", "G722/8000"),
            Map.entry("10", "L16/44100/2"),
            Map.entry("11", "L16/44100"),
            Map.entry("12", "QCELP/8000"),
            Map.entry("13", "CN/8000"),
            Map.entry("14", "MPA/90000"),
            Map.entry("15", "G728/8000"),
            Map.entry("18", "G729/8000"),
            Map.entry("26", "JPEG/90000"),
            Map.entry("31", "H261/90000"),
            Map.entry("32", "MPV/90000"),
            Map.entry("33", "MP2T/90000"),
            Map.entry("34", "H263/90000"));

    /** Attributes that begin with the format they are about. */
    private static final List<String> OF_A_FORMAT = List.of("rtpmap", "fmtp", "rtcp-fb");

    /** What the rtpmaps of the medium say, the first one for each number: read once, since there may be many. */
    private final Map<String, String> mapped = new HashMap<>();

    private Formats(MediaDescription medium) {
        for (RtpMap map : medium.lines().sound(AttributeType.RTPMAP)) {
            mapped.putIfAbsent(Integer.toString(map.payload()), map.codec());
        }
    }

    static Formats of(MediaDescription medium) {
        return new Formats(medium);
    }

    /** The codec in capital letters with its clock rate; empty if nothing says it. */
    String codec(String format) {
        return mapped.getOrDefault(format, STATIC.getOrDefault(format, ""));
    }

    boolean isMapped(String format) {
        return mapped.containsKey(format);
    }

    boolean isTelephoneEvent(String format) {
        return codec(format).startsWith(TELEPHONE_EVENT);
    }

    /** Comfort noise and redundancy are no codecs that anybody could talk with. */
    boolean isCodec(String format) {
        String codec = codec(format);
        return !codec.startsWith(TELEPHONE_EVENT) && !codec.startsWith("CN/") && !codec.startsWith("RED/");
    }

    /** An rtpmap that says nothing but what its number means anyway. */
    static boolean isNeedless(SdpLine line) {
        return SdpLines.value(AttributeType.RTPMAP, line)
                .filter(map -> map.codec().equals(STATIC.get(Integer.toString(map.payload()))))
                .isPresent();
    }

    /** Which format a line is about, if it is about one. */
    static Optional<String> format(SdpLine line) {
        if (line.attribute().filter(OF_A_FORMAT::contains).isEmpty()) {
            return Optional.empty();
        }
        String value = line.value();
        int start = value.indexOf(':') + 1;
        int end = start;
        while (end < value.length() && value.charAt(end) > ' ') {
            end++;
        }
        return Optional.of(value.substring(start, end));
    }

    /** The formats of one side that the other side has too, by whatever number: in the order of the first one. */
    static List<String> common(MediaDescription ours, MediaDescription theirs) {
        Formats others = of(theirs);
        Set<String> offered = new HashSet<>();
        for (String format : theirs.media().formats()) {
            offered.add(others.name(format));
        }
        Formats own = of(ours);
        return ours.media().formats().stream()
                .filter(format -> offered.contains(own.name(format)))
                .toList();
    }

    /** The codec, or the format itself if nothing says what it is. */
    String name(String format) {
        String codec = codec(format);
        return codec.isEmpty() ? format : codec;
    }

    /** The medium with some of its formats in an order, without what is said about the others. */
    static MediaDescription keep(MediaDescription medium, List<String> formats) {
        Set<String> dropped = new HashSet<>(medium.media().formats());
        formats.forEach(dropped::remove);
        return medium.withMedia(medium.media().withFormats(formats))
                .withLines(lines -> lines.keep(
                        line -> format(line).filter(dropped::contains).isEmpty()));
    }
}
